"""The Covenant's title in six languages, in the case that follows "of" where a language has cases."""

from typing import Final

ICCPR: Final = {
    "fr": "Pacte international relatif aux droits civils et politiques",
    "es": "Pacto Internacional de Derechos Civiles y Políticos",
    "ru": "Международного пакта о гражданских и политических правах",
    "ar": "العهد الدولي الخاص بالحقوق المدنية والسياسية",
    "zh": "公民权利和政治权利国际公约",
}
