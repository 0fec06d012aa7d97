# ruff: noqa: E501 - a paragraph is a line, as readers make it
"""Invented reports in both languages. No such company, county or person exists."""

ORIGINAL = """Northmere Systems ends its detention contract in Arden County

Northmere Systems, a Leeds-based software company, said on Tuesday 4 March 2025 that it would end a contract worth $19.4 million with Arden County after a campaign by its own staff.

The company had supplied a records system called Larkspur to the ICE office in Port Hallam since 2019. The system held the files of 1,240 detainees, 38% of them under the age of 18.

"We have listened to the families," said Ada Quill, the company's director. "No record of ours should keep a mother from her child."

In a letter signed by 412 employees in January, workers had asked the company to publish every contract with the agency. Eleven of them resigned when the letter was not answered.

The American Union of Detained Families, which visited the centre twice last year, said that 57 children had been moved to another state without a lawyer being told.

Arden County's sheriff, Tobias Renn, denied that anyone had been moved unlawfully. He told reporters that the county would buy a similar system from Calder Ridge, a rival from Manchester.

Northmere shares fell by 6.5% in London. The contract was due to run until 30 September 2027."""

TRANSLATED = """Northmere Systems met fin à son contrat de détention dans le comté d'Arden

Northmere Systems, une entreprise de logiciels établie à Leeds, a annoncé mardi 4 mars 2025 qu'elle mettrait fin à un contrat de 19,4 millions de dollars avec le comté d'Arden, après une campagne de son propre personnel.

Depuis 2019, l'entreprise fournissait un système de dossiers nommé Larkspur au bureau de l'ICE à Port Hallam. Le système contenait les dossiers de 1 240 détenus, dont 38 % avaient moins de 18 ans.

« Nous avons écouté les familles », a déclaré Ada Quill, directrice de l'entreprise. « Aucun de nos dossiers ne devrait séparer une mère de son enfant. »

Dans une lettre signée par 412 employés en janvier, les travailleurs avaient demandé à l'entreprise de publier tous ses contrats avec l'agence. Onze d'entre eux ont démissionné quand la lettre est restée sans réponse.

L'Union américaine des familles détenues, qui a visité le centre deux fois l'an dernier, a déclaré que 57 enfants avaient été transférés dans un autre État sans qu'un avocat en soit informé.

Le shérif du comté d'Arden, Tobias Renn, a nié que quiconque ait été transféré illégalement. Il a dit aux journalistes que le comté achèterait un système semblable à Calder Ridge, un concurrent de Manchester.

Les actions de Northmere ont baissé de 6,5 % à Londres. Le contrat devait durer jusqu'au 30 septembre 2027."""

BY_MACHINE = """Northmere Systems termine son contrat de détention en Arden Comté

Northmere Systems, un Leeds-basé compagnie de logiciel, a dit le mardi 4 mars 2025 qu'il finirait un contrat valant 19,4 $ millions d'euros avec Arden Comté après une campagne par son propre bâton.

La compagnie avait fourni un système de records appelé Pied-d'alouette au bureau de la GLACE dans le Port Hallam depuis 2019. Le système tenait les limes de 1 240 détenus, 38 % d'eux sous l'âge de 18.

"Nous avons écouté les familles", a dit Ada Couette, le directeur de la compagnie. "Aucun record de la nôtre ne devrait garder une mère de son enfant."

Dans une lettre signée par 412 employés en janvier, les ouvriers avaient demandé à la compagnie de publier chaque contrat avec l'agence. Onze d'eux ont résigné quand la lettre n'était pas répondue.

L'Union Américaine des Familles Détenues, qui a visité le centre deux fois l'année dernière, a dit que 57 enfants avaient été bougés à un autre état sans qu'un avocat soit dit.

Le shérif de Comté d'Arden, Tobias Renn, a nié que n'importe qui avait été bougé illégalement. Il a dit aux reporters que le comté achèterait un système similaire de la Crête Calder, un rival de Manchester.

Les parts de Northmere sont tombées par 6,5 % à Londres. Le contrat était dû de courir jusqu'au 30 septembre 2027."""

OWN_REPORT = """Arden : sous la pression, Northmere renonce aux prisons

Ils étaient une trentaine, mardi à l'aube, devant les grilles du centre de Port Hallam, à attendre une nouvelle qu'ils n'espéraient plus. À 9 heures, le téléphone d'Irène Valcourt a vibré : Northmere Systems, disait le message, renonçait à Larkspur.

« J'ai pleuré, je n'ai pas honte de le dire », raconte cette couturière de 44 ans, dont le neveu a passé sept mois dans le centre. Devant elle, les gardiens ne disaient rien.

Le contrat avec le comté d'Arden, 19,4 millions de dollars, devait courir jusqu'en septembre 2027. Selon deux anciens ingénieurs que nous avons rencontrés à Leeds, la direction redoutait surtout le départ de ses clients hospitaliers, qui apportent les deux tiers de ses recettes.

En janvier, 412 salariés avaient écrit à la directrice, Ada Quill. Notre journal avait révélé en février que la lettre avait été lue devant le conseil d'administration, puis rangée.

Tobias Renn, le shérif, n'a pas souhaité nous recevoir. Son adjointe assure qu'un appel d'offres sera lancé au printemps. Plusieurs avocats de la région demandent que les fichiers soient remis à la justice plutôt qu'à un autre fournisseur.

Au café de la gare, où les familles se retrouvent le dimanche, on ne fêtait rien. « Ils changeront de machine, pas de murs », soupire le patron."""

UNRELATED = """La moisson a commencé avec deux semaines d'avance dans la plaine de Verlac

Les moissonneuses sont sorties lundi dans la plaine de Verlac, quinze jours plus tôt que d'ordinaire. La coopérative attend 61 quintaux à l'hectare, contre 54 l'an passé.

Le printemps sec avait fait craindre le pire. « La pluie de mai a tout sauvé », explique Gaspard Ruelle, qui cultive 130 hectares de blé et d'orge près de Saint-Amboise.

Les prix restent bas : 187 euros la tonne à Rouen vendredi. Les exploitants réclament une aide de la région, qui doit se prononcer le 12 juillet."""

NAMELESS_ENGLISH = """Open the window and look for the small button. When the button is green, the file has been saved and the page can be closed. When it is red, the text was changed since it was last saved. Choose the first entry of the list to keep your work, or the second to throw it away. The old text is then shown again. You can always undo the last step, and the step before it. If nothing happens, wait a little and try once more. The colour of the page can be changed in the same list. A dark page tires the eyes less at night. The size of the letters is chosen below it."""

NAMELESS_FRENCH = """Ouvrez la fenêtre et cherchez le petit bouton. Quand le bouton est vert, le fichier a été enregistré et la page peut être fermée. Quand il est rouge, le texte a été modifié depuis le dernier enregistrement. Choisissez la première entrée de la liste pour garder votre travail, ou la seconde pour le jeter. L'ancien texte est alors montré de nouveau. Vous pouvez toujours annuler la dernière étape, et l'étape d'avant. Si rien ne se passe, attendez un peu et essayez encore une fois. La couleur de la page peut être changée dans la même liste. Une page sombre fatigue moins les yeux la nuit. La taille des lettres se choisit au-dessous."""

RETOLD = """Northmere Systems résilie un contrat de détention conclu avec le comté d'Arden

La société informatique Northmere Systems, dont le siège est à Leeds, a fait savoir le mardi 4 mars 2025 qu'elle résilierait un contrat de 19,4 millions de dollars conclu avec le comté d'Arden, à la suite d'une campagne menée par ses propres salariés.

La société fournissait depuis 2019 au bureau de l'ICE de Port Hallam un système de gestion de dossiers baptisé Larkspur. Ce système renfermait les dossiers de 1 240 détenus, dont 38 % de moins de 18 ans.

« Nous avons entendu les familles », a affirmé Ada Quill, la directrice de la société. « Aucun de nos dossiers ne devrait éloigner une mère de son enfant. »

Dans une lettre signée en janvier par 412 salariés, le personnel avait demandé à la société de rendre publics tous les contrats passés avec l'agence. Onze d'entre eux ont démissionné, la lettre étant demeurée sans réponse.

L'Union américaine des familles détenues, qui s'est rendue deux fois au centre l'an dernier, a indiqué que 57 enfants avaient été transférés dans un autre État sans qu'aucun avocat n'en soit averti.

Le shérif du comté d'Arden, Tobias Renn, a contesté que quiconque ait été transféré illégalement. Il a expliqué aux journalistes que le comté achèterait un système comparable à Calder Ridge, un rival de Manchester.

L'action de Northmere a reculé de 6,5 % à Londres. Le contrat devait courir jusqu'au 30 septembre 2027."""
