"""The action list: what ratings offer, which offers come first, what people do with them, and how the list follows the ratings."""

from typing import TYPE_CHECKING

from workbook import face

if TYPE_CHECKING:
    from workbook.domain.actions.action import *
    from workbook.domain.actions.listing import *
    from workbook.domain.actions.owners import *
    from workbook.domain.actions.ranking import *
    from workbook.domain.actions.reconciliation import *
    from workbook.domain.actions.transitions import *
else:
    __getattr__ = face.names(
        __name__,
        action="Action Generated Status Step",
        listing="Brought Listing ToRate brought first_steps listed promised",
        owners="owner_told",
        ranking="Groups action_list generate grouped ordered",
        reconciliation="reconcile",
        transitions="ACTIVE_BUILDS Terms active_builds adopt adopted commit is_over move own waits",
    )
