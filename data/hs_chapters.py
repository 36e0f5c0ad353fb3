"""Chapters of the Harmonized System (World Customs Organization, edition of 2022), in short names of our own.

Chapter 77 is reserved; 98 and 99 are national, here those of the United States.
"""

_NAMES = """01 Live animals|02 Meat|03 Fish and seafood|04 Dairy, eggs, honey|05 Other animal products
06 Live plants and flowers|07 Vegetables|08 Fruit and nuts|09 Coffee, tea, spices|10 Cereals
11 Flour, malt, starches|12 Oil seeds, medicinal plants|13 Gums and resins|14 Plaiting materials
15 Fats and oils|16 Prepared meat and fish|17 Sugar and confectionery|18 Cocoa
19 Bakery and cereal preparations|20 Prepared vegetables and fruit|21 Other food preparations|22 Beverages
23 Animal feed|24 Tobacco|25 Salt, stone, cement|26 Ores|27 Mineral fuels and oils|28 Inorganic chemicals
29 Organic chemicals|30 Pharmaceuticals|31 Fertilizers|32 Dyes and paints|33 Perfumes and cosmetics
34 Soaps and waxes|35 Glues and enzymes|36 Explosives|37 Photographic goods|38 Other chemical products
39 Plastics|40 Rubber|41 Hides and leather|42 Leather goods|43 Furs|44 Wood|45 Cork|46 Basketwork|47 Wood pulp
48 Paper|49 Printed matter|50 Silk|51 Wool|52 Cotton|53 Other vegetable fibers|54 Man-made filaments
55 Man-made staple fibers|56 Wadding, felt, rope|57 Carpets|58 Special fabrics|59 Coated fabrics
60 Knitted fabrics|61 Clothing, knitted|62 Clothing, not knitted|63 Other textile articles|64 Footwear
65 Headgear|66 Umbrellas|67 Feathers, artificial flowers|68 Stone and cement articles|69 Ceramics|70 Glass
71 Precious stones and metals|72 Iron and steel|73 Articles of iron or steel|74 Copper|75 Nickel|76 Aluminum
77 (reserved)|78 Lead|79 Zinc|80 Tin|81 Other base metals|82 Tools and cutlery|83 Other metal articles
84 Machinery and computers|85 Electrical machinery|86 Railway equipment|87 Vehicles|88 Aircraft|89 Ships
90 Optical and medical instruments|91 Clocks and watches|92 Musical instruments|93 Arms and ammunition
94 Furniture, lighting|95 Toys and sports goods|96 Other manufactured articles|97 Art and antiques
98 Special provisions (United States)|99 Temporary provisions (United States)"""

HS_CHAPTERS = {entry[:2]: entry[3:] for line in _NAMES.splitlines() for entry in line.split("|")}
