"""Pilots wait until an app is at rest."""

from tests.app.rest import use_it

use_it()
