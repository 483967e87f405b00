"""The commonest words of languages that are written in Latin letters, by which they are told apart."""

import re

_TEXT = """
en: the of and to in a is that for on with as be by are this it or which from an at not have has their shall was
    were its all been should other any such may those these they will who
fr: de la le les et des à en du dans une un pour par que qui est sur au aux ce ne pas il sont ou avec plus d l
    se cette ces leur leurs être été ont toute tout s sa son qu nous mais elle
es: de la el en y los las que del a se por con para una un su al lo es no como más o sus sobre este esta son
    entre ha ser todo toda persona también estos han derecho sin
pt: de a o e que do da em os as para uma um com no na dos das por não se ao à mais como pelo pela são ou sua seu
    tem ser entre nos nas também foi pessoa
it: di e il la che in a per un una del della dei le i gli con non è da si al alla nel nella sono delle o come
    più anche ogni suo sua dalla ha l ad essere questo
ca: de la i el que a les en els del per un una amb es no al dels o és són ha com tota seva seu més aquest
    aquesta dret pel
ro: de și a în la cu care pe din o un pentru nu este sau ce mai prin sunt al ale lui orice se are fi său sa
    dreptul
de: der die und in den von zu das mit des ist auf für im dem nicht ein eine als auch sich werden oder an es sind
    durch bei nach wird einer eines einem aus hat dass zur
nl: de van het een en in te dat op is voor met zijn die aan niet om of door bij ook als worden wordt naar heeft
    deze dit dan er maar uit over tot zij recht
af: die van en in het te is dat nie op vir met wat aan n om deur word sal hy of by as kan enige reg sy hulle ook
sv: och att i en som det av är på för den med till de inte om har ett var eller från vid kan skall ska sin sina
    rätt envar
da: og at i en der det af er på for den med til de ikke om har et eller fra ved som kan skal sin sine ret enhver
    har
nb: og å i en som det av er på for den med til de ikke om har et eller fra ved kan skal sin sine rett enhver
is: og að í á er sem til um við með af hann það ekki fyrir hans skal hver maður eða þeir
fi: ja on ei että se jokaisella hänen tai oikeus olla kuin ovat myös sekä joka jotka hän sen tämän kaikki ole
    mukaan kanssa
et: ja on ei et see või ning kui oma õigus inimesel igal kes selle tema mis
hu: a az és nem hogy egy is van minden vagy meg joga személynek ki kell csak ha ez de mint
pl: i w na z do że się nie jest o oraz lub prawo dla przez od po jego jak są to być każdy człowiek ma które
cs: a v na se že je o pro s z do k nebo by své jeho právo na každý má má být jsou které při
sk: a v na sa že je o pre s z do k alebo by svoje jeho právo každý má byť sú ktoré pri
sl: in v na se da je za z ali do pravico vsakdo ima pri so ki po kot biti njegove
hr: i u na se da je za s ili od svako pravo ima su koji kao po biti o njegovih svatko koje bez što
sq: dhe në e të i për me një nga që është ose të drejtë ka gjithkush së nuk si
lt: ir į kad yra ar su iš turi teisę kiekvienas savo jo būti bei nuo
lv: un uz ir vai ar no ka tiesības katram cilvēkam savu jo pret būt
tr: ve bir bu için ile herkes hakkı veya da de olarak her olan hak hakkına vardır ya kendi olduğu gibi daha
az: və bir bu üçün ilə hər hüququ ya da olan malikdir insan kəs öz
uz: va bir bu uchun bilan har huquqiga ega inson yoki o'z ham bo'lgan
vi: và của có các được quyền không mọi người cho trong những với một hay này là đều phải về
id: dan yang di untuk dengan dari setiap orang berhak atau tidak pada hak ini atas dalam oleh sebagai harus akan
tl: ng sa ang at na ay mga may bawat tao o karapatan kanyang hindi upang ito
sw: na ya wa kwa ni za katika kila mtu haki au yake kuwa ana la hii hayo
so: iyo in uu ka ku waxa oo leh xaq qof kasta ama u la si ay
ha: da a na ta ko ya kowane mutum hakki yana cikin shi wannan
yo: ní ẹ̀tọ́ ti sí àti tí kò gbogbo ènìyàn ló fún tàbí ó
eu: eta du da edo bere eskubidea izateko pertsona orok beste dute hau
cy: a i yn y yr o gan hawl bawb neu ar nid ac ei at
ga: agus an na le chun go ag gach duine ceart nó ar a is sin
eo: kaj de la en al ĉiu rajton havas aŭ estas ne por per sia
la: et in ad ut non est cum aut ex quae qui sunt per omnes
"""

#: By BCP 47 tag, in small letters: articles, prepositions, pronouns, and the words that declarations of rights repeat.
COMMON_WORDS = {
    language: frozenset(words.split())
    for language, words in re.findall(r"^(\w+):((?:.*\n)(?: .*\n)*)", _TEXT, re.M)
}
