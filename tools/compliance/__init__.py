"""Judge synthesized templates with the tools that auditors use, none of them ours."""
