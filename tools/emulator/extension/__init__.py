"""CloudFormation types and fixes that the pinned ministack lacks, one resource family per file."""
