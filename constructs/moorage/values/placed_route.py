"""One route with its place in the environment file, and the number it gets."""

from dataclasses import dataclass
from functools import cached_property

from moorage.values.priority_bands import band, preferred
from moorage.values.route import Route
from moorage.values.route_conditions import RouteConditions
from moorage.values.url_pattern import canonical, contains, literal_count


@dataclass(frozen=True, kw_only=True)
class PlacedRoute:
    """Compare a route with others of its listener.

    Args:
        owner: Name of the service, or place of what belongs to no service.
        index: Place among the routes of the owner.
        route: The route.
        number: Its priority. Omitted: not known yet.

    Example:
        >>> wide = PlacedRoute(owner="web", index=0, route=Route())
        >>> wide.matches_all_of(PlacedRoute(owner="api", index=0, route=Route(path="/api/*")))
        True
    """

    owner: str
    index: int
    route: Route
    number: int = 0

    @cached_property
    def host(self) -> str | None:
        """The host in the form in which equal hosts are equal."""
        return canonical(self.route.host.lower()) if self.route.host is not None else None

    @cached_property
    def path(self) -> str:
        """The path in the form in which equal paths are equal."""
        return canonical(self.route.path)

    @property
    def conditions(self) -> RouteConditions:
        """What else the route asks for."""
        return self.route.conditions

    @cached_property
    def band(self) -> range:
        """The priorities that it can get."""
        return band(self.host, self.path, len(self.conditions.parts))

    @property
    def preferred(self) -> int:
        """The priority that it gets unless the user wrote that number somewhere."""
        conditions = self.conditions
        return preferred(self.owner, self.host, self.path, len(conditions.parts), conditions.text)

    @property
    def where(self) -> str:
        """Its place in the environment file."""
        # Names of services have no dots; what has one is a place already.
        return self.owner if "." in self.owner else f"services.{self.owner}.routes[{self.index}]"

    @property
    def pattern(self) -> str:
        """What it matches, for messages."""
        text = (self.route.host or "") + self.route.path
        return f"{text} ({self.conditions.text})" if self.conditions.text else text

    def matches_all_of(self, other: "PlacedRoute") -> bool:
        """Tell whether it matches whatever another one matches.

        Args:
            other: The other one.
        """
        # Counting first spares most walks: fewer literals are never contained in more.
        return (
            literal_count(self.path) <= literal_count(other.path)
            and contains(self.host or "*", other.host or "*")
            and contains(self.path, other.path)
            and other.conditions.imply(self.conditions)
        )

    def hides(self, other: "PlacedRoute") -> bool:
        """Tell whether no request would get to another one that is tried after it.

        Args:
            other: The other one.
        """
        return self.matches_all_of(other) and not self.takes_part_of(other)

    def takes_part_of(self, other: "PlacedRoute") -> bool:
        """Tell whether it is a share of just those requests, the rest of which the other gets.

        Args:
            other: The other one.
        """
        share = self.route.share
        same = self.requests == other.requests and other.route.share is None
        return share is not None and share.of == other.owner and same

    @property
    def requests(self) -> tuple[str | None, str, str]:
        """What it matches, in the form in which equal sets of requests are equal."""
        return self.host, self.path, self.conditions.text

    def only_chance_orders(self, other: "PlacedRoute") -> bool:
        """Tell whether a request can match both while nothing says which is more specific.

        Args:
            other: A route with as many conditions.
        """
        same = (self.host, self.path) == (other.host, other.path)
        free = not self.route.priority and not other.route.priority
        apart = self.conditions.exclude(other.conditions)
        return same and free and not apart and not other.matches_all_of(self)
