package fr.moisson.harvesters.dcat.writing;

import java.util.Locale;
import org.apache.jena.datatypes.xsd.XSDDatatype;

/** Metrics of datasets, and of the files that we make. */
enum Metric {
  VALID_ROWS(
      XSDDatatype.XSDdecimal,
      "Part des lignes conformes au schéma",
      "Nombre de lignes sans aucune erreur au regard du schéma de données auquel la distribution"
          + " se conforme, divisé par le nombre de lignes contrôlées : de 0 à 1."),
  DESCRIPTION_COMPLETENESS(
      XSDDatatype.XSDdecimal,
      "Complétude de la description",
      "Part des propriétés que DCAT-AP 3.0.1 exige ou recommande pour un jeu de données et que sa"
          + " source renseigne : de 0 à 1."),
  DATA_AGE(
      XSDDatatype.XSDnonNegativeInteger,
      "Fraîcheur",
      "Âge des données, en jours depuis leur dernière modification, quand leur fiche a été mise à"
          + " jour pour la dernière fois dans ce catalogue."),
  ROWS_READ(
      XSDDatatype.XSDnonNegativeInteger,
      "Lignes lues",
      "Nombre de lignes du fichier dont la distribution est extraite."),
  ROWS_KEPT(
      XSDDatatype.XSDnonNegativeInteger,
      "Lignes gardées",
      "Nombre de lignes lues qui concernent le territoire."),
  ROWS_OUTSIDE(
      XSDDatatype.XSDnonNegativeInteger,
      "Lignes hors du territoire",
      "Nombre de lignes écartées parce qu’elles concernent un autre lieu."),
  ROWS_WITHOUT_PLACE(
      XSDDatatype.XSDnonNegativeInteger,
      "Lignes sans lieu",
      "Nombre de lignes écartées parce que rien n’y dit de quel lieu il s’agit."),
  ROWS_BROKEN(
      XSDDatatype.XSDnonNegativeInteger,
      "Lignes illisibles",
      "Nombre de lignes écartées parce qu’elles ne peuvent être lues."),
  ROWS_WITHHELD(
      XSDDatatype.XSDnonNegativeInteger,
      "Lignes non publiables",
      "Nombre d’observations sensibles dont rien ne peut être publié à cette échelle."),
  ROWS_EXCLUDED(
      XSDDatatype.XSDnonNegativeInteger,
      "Lignes d’un autre thème",
      "Nombre de lignes du territoire qui ne relèvent pas de ce que décrit le schéma."),
  GEOMETRIES_CUT(
      XSDDatatype.XSDnonNegativeInteger,
      "Géométries coupées",
      "Nombre de lignes gardées dont la partie hors du territoire a été retirée."),
  GEOMETRIES_REPAIRED(
      XSDDatatype.XSDnonNegativeInteger,
      "Géométries réparées",
      "Nombre de lignes gardées dont la géométrie, invalide, a été réparée."),
  GEOMETRIES_EMPTY(
      XSDDatatype.XSDnonNegativeInteger,
      "Géométries vides",
      "Nombre de lignes lues dont la géométrie est vide ou nulle (0, 0)."),
  AREA_INSIDE(
      XSDDatatype.XSDdecimal,
      "Part de la surface dans le territoire",
      "Surface, dans le territoire, des lignes gardées, divisée par leur surface entière : de 0 à 1."),
  LENGTH_INSIDE(
      XSDDatatype.XSDdecimal,
      "Part de la longueur dans le territoire",
      "Longueur, dans le territoire, des lignes gardées, divisée par leur longueur entière :"
          + " de 0 à 1.");

  private final XSDDatatype type;
  private final String label;
  private final String definition;

  Metric(XSDDatatype type, String label, String definition) {
    this.type = type;
    this.label = label;
    this.definition = definition;
  }

  /** Name of the metric in IRIs. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  XSDDatatype type() {
    return type;
  }

  String label() {
    return label;
  }

  String definition() {
    return definition;
  }
}
