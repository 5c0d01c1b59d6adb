package fr.moisson.harvesters.dcat;

import fr.moisson.harvesters.dcat.reading.DcatReading;
import fr.moisson.harvesters.dcat.reading.Excerpt;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.DatasetId;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;

/** Datasets written in Turtle, for tests. */
public final class Turtle {

  private static final String PREFIXES =
      """
      @prefix adms: <http://www.w3.org/ns/adms#> .
      @prefix dcat: <http://www.w3.org/ns/dcat#> .
      @prefix dct: <http://purl.org/dc/terms/> .
      @prefix foaf: <http://xmlns.com/foaf/0.1/> .
      @prefix locn: <http://www.w3.org/ns/locn#> .
      @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      @prefix time: <http://www.w3.org/2006/time#> .
      @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
      @prefix geo: <http://www.opengis.net/ont/geosparql#> .
      @prefix dqv: <http://www.w3.org/ns/dqv#> .
      @prefix prov: <http://www.w3.org/ns/prov#> .
      @prefix spdx: <http://spdx.org/rdf/terms#> .
      """;

  public static Dataset read(String turtle) {
    Resource dataset = Excerpt.read(Excerpt.of(resource(turtle)));
    return DcatReading.dataset(new DatasetId("79191", "feed", "1"), dataset);
  }

  public static Resource resource(String turtle) {
    Model model = ModelFactory.createDefaultModel();
    RDFParser.fromString(PREFIXES + turtle, Lang.TURTLE)
        .base("https://exemple.fr/feed")
        .parse(model);
    return model.listSubjectsWithProperty(RDF.type, DCAT.Dataset).next();
  }

  private Turtle() {}
}
