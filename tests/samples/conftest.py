import pytest

from samples.fonts import LIBERATION_SERIF


@pytest.fixture(autouse=True)
def _font() -> None:
    """Typesetting needs the one font that every test here uses."""
    if not LIBERATION_SERIF.is_installed:
        pytest.skip(f"needs {LIBERATION_SERIF.name}: apt-get install {LIBERATION_SERIF.package}")
