"""Measure and write the report: `python -m pipeline.benchmark [--only PART]`."""

import sys

from pipeline.errors import SohoaError

if __name__ == "__main__":
    try:
        import typer

        from pipeline.benchmark.program import main

        typer.run(main)
    except ModuleNotFoundError as error:
        sys.exit(f"{error}: tests/run sets up what the benchmark needs")
    except SohoaError as error:
        print(error, file=sys.stderr)
        sys.exit(error.exit_code)
