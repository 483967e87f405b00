"""Traditional Chinese characters in their simplified writing, one for one, so that places stay the same.

Only the characters of names and citations are here: others stay as they are, which no rule minds.
"""

import re
from typing import Final

_PAIRS: Final = (
    "東东業业專专個个為为義义烏乌書书買买亞亚產产親亲從从們们儀仪眾众衆众會会倫伦偉伟體体餘余兒儿僑侨蘭兰關关"
    "興兴內内岡冈決决準准擊击劃划則则剛刚別别勞劳動动務务華华協协單单賣卖盧卢衛卫廳厅參参發发變变敘叙號号國国"
    "圖图聖圣堅坚壇坛壟垄處处婦妇學学寧宁審审憲宪賓宾對对導导爾尔島岛幹干並并併并廣广庫库應应廢废歸归錄录當当"
    "徹彻總总戰战執执護护報报擇择撾挝數数斷断無无時时術术機机權权條条來来構构標标樣样檔档檢检殘残畢毕濟济測测"
    "灣湾愛爱獨独環环現现瑪玛監监禮礼種种稱称競竞簽签簡简類类約约級级紀纪納纳紐纽線线組组細细織织紹绍經经結结"
    "給给絡络統统繼继續续維维綠绿緬缅締缔編编網网羅罗罰罚聯联脫脱臉脸節节蘇苏範范萊莱獲获薩萨慮虑補补視视規规"
    "覺觉計计認认討讨讓让議议許许論论設设訪访證证評评識识訴诉該该語语說说誹诽讀读調调謀谋謗谤負负責责販贩貫贯"
    "費费貧贫貿贸資资賠赔贊赞蹤踪車车轉转載载較较邊边達达遷迁過过運运還还進进遠远違违連连適适選选郵邮釋释裏里"
    "裡里鑒鉴鑑鉴銀银鏈链長长門门問问間间聞闻際际隱隐難难韋韦韓韩項项頓顿預预領领題题馬马魯鲁鮮鲜麥麦羣群製制"
    "於于與与後后臺台據据職职團团圍围區区歲岁縣县訂订練练頒颁礙碍創创戶户屬属兩两蓋盖啟启"
    "歐欧絕绝滅灭隸隶電电訊讯傷伤養养確确舉举備备壓压營营見见員员"
    "訟讼償偿懲惩裝装嚴严極极"
)
_SIMPLIFIED: Final = {ord(_PAIRS[at]): _PAIRS[at + 1] for at in range(0, len(_PAIRS), 2)}
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")


def simplified(text: str) -> str:
    """The text, of the same length, with its traditional characters in simplified writing.

    >>> simplified("《兒童權利公約》第3條")
    '《儿童权利公约》第3条'
    """
    return text.translate(_SIMPLIFIED) if _HAN.search(text) else text
