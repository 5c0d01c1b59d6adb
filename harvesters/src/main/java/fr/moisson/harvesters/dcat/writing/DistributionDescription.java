package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.dcat.DistributionCodes;
import fr.moisson.harvesters.dcat.EuropeanCodes;
import fr.moisson.harvesters.dcat.Iris;
import fr.moisson.harvesters.dcat.Packing;
import fr.moisson.harvesters.dcat.Vocabulary;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.LinkDetails;
import fr.moisson.harvesters.values.FileType;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;

/** Describes the distributions of a dataset in terms of DCAT-AP. */
final class DistributionDescription {

  /** udata recognises a media type by this address, with {@code https}, or by its label. */
  private static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";

  private static final String DATA_PACKAGE = "https://specs.frictionlessdata.io/data-package/";

  /**
   * With {@code https}, as the official shapes of DCAT-AP's vocabularies demand, though SPDX's own
   * terms have {@code http}. If udata knew the algorithm, it would read the {@code xsd:hexBinary}
   * that DCAT-AP demands as bytes, and refuse the whole dataset; it leaves out a checksum with an
   * algorithm that it does not know. Other readers use the end of the address.
   */
  private static final String ALGORITHMS = "https://spdx.org/rdf/terms#checksumAlgorithm_";

  private static final Pattern MEDIA_TYPE =
      Pattern.compile("([a-z0-9][\\w.+-]*/[a-z0-9][\\w.+-]*)\\s*(;.*)?");
  private static final Pattern TILE = Pattern.compile("(?i)(?:\\{|%7B)[xyz](?:\\}|%7D)");
  private static final Pattern CHECKSUM =
      Pattern.compile("(md5|sha1|sha224|sha256|sha384|sha512):((?:[0-9a-f]{2})++)");

  private final FeedIris addresses;
  private final Description description;
  private final Dataset dataset;
  private final ProvenanceActivity making;
  private final Quality quality;

  DistributionDescription(FeedIris addresses, Description description, Dataset dataset) {
    this.addresses = addresses;
    this.description = description;
    this.dataset = dataset;
    this.making = new ProvenanceActivity(addresses, description);
    this.quality = new Quality(addresses, description);
  }

  /** Describes a distribution under the given IRI, and returns that IRI. */
  String of(Distribution distribution, String iri) {
    Description.About about = description.about(iri).type(DCAT.Distribution);
    if (distribution instanceof Distribution.Link link) {
      link(about, link);
    } else if (distribution instanceof Distribution.Extract extract) {
      about.text(DCTerms.title, extract.title());
      extract(about, extract);
    }
    format(about, distribution.format());
    mediaType(about, DCAT.mediaType, distribution.mediaType());
    if (distribution.bytes() != null && distribution.bytes() >= 0) {
      about.typed(
          DCAT.byteSize, distribution.bytes().toString(), XSDDatatype.XSDnonNegativeInteger);
    }
    Licence licence = dataset.licenceOf(distribution);
    Licences.state(description, about, licence, dataset::languageOf);
    String rights = Licences.isLinked(licence) ? rights() : null;
    if (rights != null) {
      about.link(DCTerms.rights, rights);
    }
    HighValueTerms.legislation(description, about, dataset);
    return iri;
  }

  /**
   * The dataset's statements of rights, joined into one, since DCAT-AP allows only one per
   * distribution; null if there are none.
   */
  private @Nullable String rights() {
    String all =
        dataset.rights().stream()
            .filter(sentence -> !Description.speakable(sentence).isBlank())
            .collect(Collectors.joining("\n"));
    if (all.isEmpty()) {
      return null;
    }
    String iri = addresses.dataset(dataset.id()) + "#rights";
    description
        .about(iri)
        .type(DCTerms.RightsStatement)
        .text(RDFS.label, all, dataset.languageOf(all));
    return iri;
  }

  private void link(Description.About about, Distribution.Link link) {
    String url = addresses.foreign(link.url());
    about
        .plain(DCTerms.identifier, link.id())
        .text(DCTerms.title, link.title(), dataset.languageOf(link))
        .text(
            DCTerms.description,
            link.description(),
            dataset.languageOf(Objects.requireNonNullElse(link.description(), "")))
        .date(DCTerms.issued, link.more().issued())
        .date(DCTerms.modified, link.modified());
    List<URI> access = link.more().access();
    (access.isEmpty() ? List.of(link.url()) : access)
        .forEach(address -> about.link(DCAT.accessURL, addresses.foreign(address)));
    if (!access.isEmpty() || (EuropeanCodes.isFile(link.format()) && !isPage(link))) {
      about.link(DCAT.downloadURL, url);
    }
    packed(about, link);
    details(about, link.more());
    if (link.schema() != null) {
      String schema = addresses.foreign(link.schema());
      about.link(DCTerms.conformsTo, schema);
      description.about(schema).type(DCTerms.Standard);
    }
    checksum(about, link.checksum());
    EndpointDescription.state(addresses, description, about, dataset, link);
  }

  /**
   * Feeds give the format of the data for the page, or the folder, where they are found, too; what
   * has a size is a file. The tiles of a map are asked for by what fills the braces.
   */
  private boolean isPage(Distribution.Link link) {
    String url = link.url().toString();
    boolean isFolder = link.bytes() == null && link.url().getRawQuery() == null;
    return link.url().equals(dataset.landingPage())
        || (isFolder && url.endsWith("/"))
        || TILE.matcher(url).find();
  }

  /** What the data come in: as the source says, or else as the address does. */
  private void packed(Description.About about, Distribution.Link link) {
    String compressed = link.more().compressed();
    String packaged = link.more().packaged();
    // What is stated as the one is not derived as the other.
    Optional.ofNullable(compressed)
        .or(() -> Packing.compression(link.url(), link.mediaType()))
        .filter(media -> compressed != null || !media.equals(packaged))
        .ifPresent(media -> mediaType(about, DCAT.compressFormat, media));
    Optional.ofNullable(packaged)
        .or(() -> Packing.archive(link.url(), link.mediaType()))
        .filter(media -> packaged != null || !media.equals(compressed))
        .ifPresent(media -> mediaType(about, DCAT.packageFormat, media));
  }

  private void details(Description.About about, LinkDetails details) {
    coded(about, Vocabulary.STATUS, DistributionCodes.STATUS, details.status());
    coded(about, Vocabulary.AVAILABILITY, DistributionCodes.AVAILABILITY, details.availability());
    details
        .documentation()
        .forEach(
            page -> about.link(FOAF.page, Parties.document(description, addresses.foreign(page))));
  }

  private void coded(
      Description.About about, Property property, DistributionCodes list, @Nullable String code) {
    list.iri(code)
        .map(description::about)
        .ifPresent(
            concept ->
                about.link(
                    property,
                    concept.concept(
                        list.label(code).orElse(null),
                        EuropeanCodes.scheme(concept.iri()),
                        list.title())));
  }

  private void extract(Description.About about, Distribution.Extract extract) {
    String url = addresses.file(extract);
    about
        .text(DCTerms.description, ReceiptText.of(extract))
        .link(DCAT.accessURL, url)
        .link(DCAT.downloadURL, url)
        .link(
            DCTerms.provenance,
            description
                .blank()
                .type(DCTerms.ProvenanceStatement)
                .text(RDFS.label, ReceiptText.of(extract)));
    making.state(about, extract);
    checksum(about, "sha256:" + extract.sha256());
    quality.state(about, extract.receipt());
    if (extract.descriptor() != null) {
      descriptor(about, addresses.file(extract.descriptor()));
    }
    if (extract.assessment() != null) {
      quality.state(about, extract.assessment());
    }
  }

  /**
   * Links the descriptor as a page and not as a distribution, since portals would offer it beside
   * the data that it does not hold. {@code dct:conformsTo} of the file is for its rows' schema.
   */
  private void descriptor(Description.About about, String address) {
    about.link(
        FOAF.page,
        description
            .about(address)
            .type(FOAF.Document)
            .text(DCTerms.title, "Descripteur des fichiers (Data Package)")
            .link(
                DCTerms.conformsTo,
                description
                    .about(DATA_PACKAGE)
                    .type(DCTerms.Standard)
                    .plain(DCTerms.title, "Data Package")));
  }

  /** DCAT-AP only allows formats of the European list; the media type covers the others. */
  private void format(Description.About about, @Nullable String format) {
    if (format == null) {
      return;
    }
    EuropeanCodes.fileType(format)
        .map(description::about)
        .ifPresent(
            type ->
                about.link(
                    DCTerms.format,
                    type.coded(DCTerms.MediaTypeOrExtent)
                        .plain(RDFS.label, Iris.lastName(type.iri()))));
  }

  private void mediaType(Description.About about, Property property, @Nullable String mediaType) {
    if (mediaType == null) {
      return;
    }
    Matcher matcher = MEDIA_TYPE.matcher(mediaType.strip().toLowerCase(Locale.ROOT));
    // IANA has no such address for types that are not registered.
    if (matcher.matches() && FileType.isRegistered(matcher.group(1))) {
      String name = matcher.group(1);
      about.link(
          property,
          description.about(MEDIA_TYPES + name).type(DCTerms.MediaType).plain(RDFS.label, name));
    }
  }

  private void checksum(Description.About about, @Nullable String checksum) {
    Matcher matcher = CHECKSUM.matcher(checksum == null ? "" : checksum);
    if (matcher.matches()) {
      about.link(
          Vocabulary.CHECKSUM,
          description
              .blank()
              .type(Vocabulary.CHECKSUM_TYPE)
              .link(
                  Vocabulary.CHECKSUM_ALGORITHM,
                  description
                      .about(ALGORITHMS + matcher.group(1))
                      .type(Vocabulary.CHECKSUM_ALGORITHM_TYPE))
              .typed(Vocabulary.CHECKSUM_VALUE, matcher.group(2), XSDDatatype.XSDhexBinary));
    }
  }
}
