"""What people call the core instruments beside their titles in French, Spanish, Russian, Arabic and Chinese.

Names by years and places, national abbreviations, titles as courts and parliaments misquote them.
"""

from typing import Final

SPOKEN_NAMES: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "udhr": {
        "fr": ("Déclaration des droits de l'homme de 1948", "Déclaration universelle de 1948"),
        "es": (
            "Declaración Universal de DDHH",
            "Declaración de los Derechos Humanos de 1948",
            "Declaración Universal de Derechos del Hombre",
        ),
        "ru": ("Декларация прав человека ООН",),
        "ar": ("الإعلان العالمي لحقوق الإنسان لعام 1948",),
        "zh": ("联合国人权宣言",),
    },
    "iccpr": {
        "fr": (
            *("Pacte ONU II", "Pacte II", "Pacte international sur les droits civils et politiques"),
            "Pacte sur les droits civils et politiques",
            "Pacte international des droits civils et politiques",
        ),
        "es": ("PIDCyP", "PDCP", "Pacto Internacional de Derechos Políticos y Civiles"),
        "ru": ("Международный пакт о гражданских и политических правах человека",),
        "ar": ("العهد الدولي للحقوق السياسية والمدنية", "العهد الدولي بشأن الحقوق المدنية والسياسية"),
        "zh": ("公民权利公约", "公政公约", "公民政治权利国际公约"),
    },
    "icescr": {
        "fr": (
            *("Pacte ONU I", "Pacte I"),
            "Pacte international sur les droits économiques, sociaux et culturels",
            "Pacte international des droits économiques, sociaux et culturels",
        ),
        "es": ("PIDESyC", "PDESC"),
        "ar": ("العهد الدولي بشأن الحقوق الاقتصادية والاجتماعية والثقافية",),
        "zh": ("经社文公约", "经济社会文化权利公约", "经社文权利国际公约"),
    },
    "icerd": {
        "fr": ("Convention sur l'élimination de toutes les formes de discrimination raciale",),
        "ar": (
            "اتفاقية القضاء على كافة أشكال التمييز العنصري",
            "اتفاقية القضاء على التمييز العنصري",
        ),
        "zh": ("消除种族歧视国际公约", "反种族歧视公约"),
    },
    "cedaw": {
        "fr": (
            "Convention sur l'élimination de la discrimination à l'égard des femmes",
            "Convention sur l'élimination de toutes les formes de discrimination envers les femmes",
            "Convention sur l'élimination des discriminations à l'égard des femmes",
        ),
        "es": (
            "Convención para la Eliminación de Todas las Formas de Discriminación contra la Mujer",
            "Convención sobre la Eliminación de Todas las Formas de Discriminación contra las Mujeres",
        ),
        "ru": ("КЛДОЖ", "Конвенция о ликвидации дискриминации в отношении женщин"),
        "ar": ("اتفاقية سيداو", "اتفاقية السيداو", "السيداو", "اتفاقية القضاء على التمييز ضد المرأة"),
        "zh": ("消歧公约", "妇女公约", "消除对妇女歧视宣言公约"),
    },
    "cat": {
        "fr": ("Convention internationale contre la torture",),
        "es": ("Convención Internacional contra la Tortura",),
        "ar": ("الاتفاقية الدولية لمناهضة التعذيب",),
    },
    "crc": {
        "fr": (
            "Convention de New York du 26 janvier 1990 relative aux droits de l'enfant",
            "Convention de New York sur les droits de l'enfant",
            "CNUDE",
            "Convention sur les droits de l'enfant",
            "Convention internationale sur les droits de l'enfant",
            "Convention de New York relative aux droits de l'enfant",
            "Convention de New York du 26 janvier 1990",
        ),
        "es": ("CIDN", "CNUDN", "Convención Internacional de los Derechos del Niño"),
        "ar": ("ميثاق حقوق الطفل",),
        "zh": ("儿童公约", "儿权公约"),
    },
    "crpd": {
        "fr": (
            "Convention internationale relative aux droits des personnes handicapées",
            "Convention sur les droits des personnes handicapées",
            "Convention relative aux droits des personnes en situation de handicap",
        ),
        "es": ("CIDPD", "Convención Internacional sobre los Derechos de las Personas con Discapacidad"),
        "ru": ("Конвенция о правах лиц с инвалидностью",),
        "zh": ("身权公约", "身心障碍者权利公约", "残疾人公约", "残障权利公约"),
    },
    "echr": {
        "en": ("Convention of 4 November 1950 for the Protection of Human Rights and Fundamental Freedoms",),
        "fr": (
            "CESDHLF",
            "CSDHLF",
            "Convention européenne de sauvegarde des droits de l'homme",
            *("CESDH", "ConvEDH", "Conv EDH", "Convention EDH", "Convention européenne de sauvegarde"),
            "Convention européenne",
        ),
        "es": (
            *("Convenio de Roma de 1950", "Convenio Europeo para la Protección de los Derechos Humanos"),
            *("Convenio Europeo", "Convenio Europeo de DDHH"),
        ),
        "ru": (
            *("Конвенция о защите прав человека", "Европейская конвенция о защите прав человека"),
            "Европейская конвенция",
        ),
        "zh": ("保护人权和基本自由公约", "欧洲保障人权和基本自由公约"),
    },
    "refugee-convention": {
        "fr": (
            "Convention de Genève du 28 juillet 1951 relative au statut des réfugiés",
            "Convention de Genève de 1951 relative au statut des réfugiés",
            "Convention relative aux réfugiés",
            "Convention de Genève",
            "Convention de Genève de 1951",
            "Convention de Genève du 28 juillet 1951",
            "Convention du 28 juillet 1951",
            "Convention de Genève sur les réfugiés",
            "Convention de Genève relative aux réfugiés",
        ),
        "es": (
            "Convención de Ginebra de 1951 sobre el Estatuto de los Refugiados",
            "Convención de Ginebra sobre el Estatuto de los Refugiados",
            "Convención de Ginebra de 28 de julio de 1951",
            "Convención sobre los Refugiados",
            "Convención de 1951 sobre los Refugiados",
            "Convenio de Ginebra sobre el Estatuto de los Refugiados",
            *("Convención de Ginebra", "Convenio de Ginebra"),
            *("Convención de Ginebra de 1951", "Convenio de Ginebra de 1951"),
        ),
        "ru": ("Женевская конвенция", "Женевская конвенция 1951 года", "Конвенция 1951 года"),
        "ar": ("اتفاقية عام 1951", "اتفاقية جنيف للاجئين", "اتفاقية جنيف لعام 1951", "اتفاقية 1951"),
        "zh": ("1951年难民公约", "日内瓦难民公约"),
    },
    "african-charter": {
        "fr": ("Charte africaine",),
        "es": ("Carta Africana",),
        "ru": ("Африканская хартия",),
        "ar": ("الميثاق الأفريقي", "الميثاق الإفريقي لحقوق الإنسان والشعوب", "الميثاق الإفريقي"),
    },
    "ungps": {
        "fr": (
            "Principes directeurs des Nations Unies relatifs aux entreprises et aux droits de l'homme",
            "Principes directeurs relatifs aux entreprises et aux droits humains",
            "Principes directeurs des Nations Unies sur les entreprises et les droits de l'homme",
        ),
        "es": (
            "PRNU",
            *("Principios Ruggie", "Principios de Ruggie"),
            "Principios Rectores de las Naciones Unidas sobre las Empresas y los Derechos Humanos",
            "Principios Rectores de la ONU sobre Empresas y Derechos Humanos",
        ),
    },
    "hrd-declaration": {
        "fr": (
            "Déclaration sur les défenseurs des droits de l'homme",
            "Déclaration sur le droit et la responsabilité des individus, groupes et organes de la société",
        ),
        "es": (
            "Declaración sobre los Defensores de los Derechos Humanos",
            "Declaración sobre Defensores de Derechos Humanos",
            "Declaración sobre el derecho y el deber de los individuos, los grupos y las instituciones",
        ),
        "ru": ("Декларация о правозащитниках",),
        "ar": ("الإعلان المتعلق بالمدافعين عن حقوق الإنسان", "إعلان المدافعين عن حقوق الإنسان"),
        "zh": ("人权捍卫者宣言", "人权维护者宣言"),
    },
    "achpr-expression-declaration-2019": {
        "fr": ("Déclaration de principes sur la liberté d'expression et l'accès à l'information en Afrique",),
    },
    "law-enforcement-directive": {
        "fr": (
            "directive police-justice",
            "directive en matière de protection des données dans le domaine répressif",
        ),
        "es": ("Directiva sobre protección de datos en el ámbito penal",),
    },
    "eu-ai-act": {
        "fr": (
            *(
                "règlement sur l'intelligence artificielle",
                "règlement européen sur l'intelligence artificielle",
            ),
            *("règlement IA", "règlement sur l'IA", "loi européenne sur l'IA"),
        ),
        "es": (
            "Reglamento de IA",
            "RIA",
            "Ley de Inteligencia Artificial de la UE",
            "Reglamento europeo de IA",
            "Reglamento de Inteligencia Artificial",
            "Reglamento Europeo de Inteligencia Artificial",
            "Ley de IA",
        ),
        "ru": ("Регламент об искусственном интеллекте", "Закон ЕС об искусственном интеллекте"),
        "zh": ("欧盟人工智能法案", "欧盟人工智能法", "人工智能法案", "人工智能法"),
    },
    "convention-108": {
        "fr": (
            "Convention 108 du Conseil de l'Europe",
            "Convention n° 108",
            "Convention n° 108 du Conseil de l'Europe",
            "Convention 108",
        ),
        "es": (
            "Convenio 108 del Consejo de Europa",
            "Convenio nº 108",
            "Convenio núm. 108",
            "Convenio n.º 108",
            "Convenio 108",
        ),
        "ru": (
            "Конвенция 108 Совета Европы",
            "Конвенция № 108",
            "Конвенция Совета Европы № 108",
            "Конвенция 108",
        ),
        "ar": ("الاتفاقية 108", "اتفاقية 108", "الاتفاقية رقم 108"),
        "zh": (
            "第108号公约",
            "108号公约",
        ),
    },
    "un-charter": {"zh": ("联合国宪章",), "es": ("Carta de San Francisco",)},
    "gdpr": {
        "es": ("Reglamento Europeo de Protección de Datos",),
        "ru": ("Общий регламент по защите персональных данных",),
        "zh": ("一般数据保护条例", "一般资料保护规则", "通用数据保护规则"),
        "ar": (
            "النظام الأوروبي العام لحماية البيانات",
            "النظام العام لحماية البيانات",
            "القانون العام لحماية البيانات",
        ),
    },
    "ced": {
        "fr": ("Convention contre les disparitions forcées", "CIPPDF"),
        "es": (
            "CIPPDF",
            "Convención contra la Desaparición Forzada",
            "Convención contra las Desapariciones Forzadas",
        ),
    },
    "cybercrime-convention": {
        "en": (
            "Budapest Convention",
            "Budapest Convention on Cybercrime",
            "Council of Europe Cybercrime Convention",
        ),
        "fr": (
            "Convention de Budapest sur la cybercriminalité",
            "Convention du Conseil de l'Europe sur la cybercriminalité",
        ),
        "es": (
            "Convenio de Budapest sobre Ciberdelincuencia",
            "Convenio de Budapest sobre la Ciberdelincuencia",
            "Convenio del Consejo de Europa sobre Ciberdelincuencia",
            "Convenio sobre Cibercriminalidad",
            "Convenio de Budapest sobre Cibercriminalidad",
        ),
        "zh": (
            "布达佩斯公约",
            "布达佩斯网络犯罪公约",
            "网络犯罪公约",
        ),
    },
    "dsa": {
        "fr": ("règlement sur les services numériques", "règlement européen sur les services numériques"),
        "es": (
            "Reglamento de Servicios Digitales",
            "Reglamento europeo de Servicios Digitales",
            "Ley de Servicios Digitales",
        ),
        "ru": ("Закон о цифровых услугах",),
        "zh": ("数字服务法",),
    },
    "eu-charter": {
        "es": (
            "Carta de Niza",
            "Carta de Derechos Fundamentales de la UE",
            "Carta de Derechos Fundamentales",
            "Carta de los Derechos Fundamentales",
        ),
    },
    "cn-pipl": {"zh": ("个保法",)},
    "sdg-agenda": {"zh": ("永续发展目标",), "ru": ("Повестка дня на период до 2030 года",)},
}
