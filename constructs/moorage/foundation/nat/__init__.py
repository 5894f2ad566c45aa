"""How tasks in private subnets reach the internet: one class per choice."""

from moorage.foundation.nat.nat import Nat
from moorage.foundation.nat.nat_instance import NatInstance
from moorage.foundation.nat.nat_per_zone import NatPerZone
from moorage.foundation.nat.no_nat import NoNat
from moorage.foundation.nat.one_nat import OneNat
from moorage.foundation.nat.regional_nat import RegionalNat

__all__ = ["Nat", "NatInstance", "NatPerZone", "NoNat", "OneNat", "RegionalNat"]
