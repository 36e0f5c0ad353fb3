"""Every record class, so that whoever asks for the tables has them all."""

from workspace.records import Record
from workspace.records_accounts import ApiToken, Audit, SignedIn, User, UserRegion
from workspace.records_regions import CountyCorrection, Firing, Upload, UploadRow, Watch
from workspace.records_work import Note, SavedScenario, ScenarioShare, ScenarioVersion

ALL: tuple[type[Record], ...] = (
    User,
    UserRegion,
    SignedIn,
    ApiToken,
    Audit,
    SavedScenario,
    ScenarioVersion,
    ScenarioShare,
    Note,
    Upload,
    UploadRow,
    CountyCorrection,
    Watch,
    Firing,
)
