package fr.moisson.connectors.stac;

import static fr.moisson.connectors.stac.StacReading.json;
import static fr.moisson.connectors.stac.StacReading.source;
import static org.assertj.core.api.Assertions.assertThat;

import fr.moisson.connectors.Niortais;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Box;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Distribution.Link;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Notice.Code;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Reference.Part;
import fr.moisson.harvesters.model.Standard;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StacDatasetTest {

  private static final String COLLECTION =
      """
      {id: 'sr', title: 'Surface reflectance', description: 'Level 2.', license: 'proprietary',
       keywords: ['Landsat', 'USGS'],
       providers: [{name: 'Mirror', roles: ['host'], url: 'https://mirror.example'},
                   {name: 'USGS', roles: ['producer'], url: 'https://www.usgs.gov'}],
       links: [{rel: 'self', href: 'https://stac.example/api/collections/sr'},
               {rel: 'license', href: 'https://www.usgs.gov/data-policy'},
               {rel: 'about', href: 'https://www.usgs.gov/landsat'}]}""";

  private static final String ITEM =
      """
      {id: 'LC08', bbox: [-1.5, 45.5, 0.5, 47.5],
       properties: {datetime: '2026-01-02T10:00:00Z', updated: '2026-01-03T00:00:00Z',
                    created: '2026-01-02T20:00:00Z', 'eo:cloud_cover': 9.9},
       links: [{rel: 'self', href: 'https://stac.example/api/items/LC08'}],
       assets: {
         thumbnail: {href: 'https://files.example/t.jpg', type: 'image/jpeg', roles: ['thumbnail']},
         red: {href: 'https://files.example/red.tif', title: 'Red Band', roles: ['data'],
               type: 'image/vnd.stac.geotiff; cloud-optimized=true', 'file:size': 12,
               'file:checksum': '1220ABCD'},
         nir: {href: 's3://bucket/nir.tif', roles: ['data'],
               alternate: {https: {href: 'https://files.example/nir.tif'}}},
         mtl: {href: './mtl.txt', type: 'text/plain', roles: ['metadata']}}}""";

  @TempDir Path folder;

  @Test
  void aCollectionSpeaksForItself() {
    Dataset dataset = dataset("", ITEM);

    assertThat(dataset.title()).isEqualTo("Surface reflectance – CA du Niortais");
    assertThat(dataset.description()).isEqualTo("Level 2.");
    assertThat(dataset.keywords()).containsExactly("Landsat", "USGS");
    assertThat(dataset.publisher())
        .isEqualTo(new Agent("USGS", URI.create("https://www.usgs.gov"), null));
    assertThat(dataset.attributions())
        .containsExactly(
            new Attribution(
                "distributor", new Agent("Mirror", URI.create("https://mirror.example"), null)));
    assertThat(dataset.licence()).isEqualTo(Licence.stated("https://www.usgs.gov/data-policy"));
    assertThat(dataset.landingPage()).isEqualTo(URI.create("https://www.usgs.gov/landsat"));
    assertThat(dataset.temporal())
        .isEqualTo(new Period("2026-01-02T10:00:00Z", "2026-01-02T10:00:00Z"));
    assertThat(dataset.modified()).isEqualTo("2026-01-03T00:00:00Z");
    assertThat(dataset.coverage())
        .isEqualTo(Coverage.of(List.of("epci:200041317"), new Box(-1.5, 45.5, 0.5, 47.5)));
  }

  /** In the extensions for languages, themes and science. */
  @Test
  void whatItsExtensionsSayOfACollectionIsTold() {
    String extended =
        """
        {language: {code: 'en', name: 'English'},
         themes: [{concepts: [{url: 'http://publications.europa.eu/resource/authority/data-theme/ENVI',
                               title: 'Environment'}]},
                  {concepts: [{id: 'snow', title: 'Snow cover'}]}],
         'sci:publications': [{doi: '10.5072/snow', citation: 'On snow'}, {citation: 'A talk'},
                              {doi: 'https://doi.org/10.5072/ice', citation: 'On ice'}],""";
    String collection =
        extended
            + COLLECTION
                .strip()
                .substring(1)
                .replace(
                    "{rel: 'about'",
                    "{rel: 'via', href: 'https://x.example/iso', type: 'application/xml'},"
                        + "{rel: 'via', href: 'https://x.example/page', type: 'text/html'},"
                        + "{rel: 'about'");

    Dataset dataset = dataset("", collection, ITEM);

    assertThat(dataset.writtenIn()).isEqualTo("en");
    assertThat(dataset.themes()).containsExactly("ENVI");
    assertThat(dataset.keywords()).containsExactly("Landsat", "Snow cover", "USGS");
    assertThat(dataset.references())
        .containsExactly(
            new Reference(Part.RELATED, URI.create("https://doi.org/10.5072/ice"), "On ice"),
            new Reference(Part.RELATED, URI.create("https://doi.org/10.5072/snow"), "On snow"),
            new Reference(Part.RELATED, URI.create("https://x.example/page"), null));
  }

  @ParameterizedTest
  @CsvSource({
    "Landsat data policy, Landsat data policy https://www.usgs.gov/data-policy",
    "Proprietary,         https://www.usgs.gov/data-policy"
  })
  void aLicenceOfItsOwnIsCalledWhatItsLinkIsCalled(String title, String licence) {
    String collection = COLLECTION.replace("data-policy'", "data-policy', title: '" + title + "'");

    assertThat(dataset("", collection, ITEM).licence()).isEqualTo(Licence.stated(licence));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"'', -", "other, other", "proprietary, proprietary", "CC-BY-4.0, CC-BY-4.0"})
  void aLicenceWithoutALinkIsWhatItSays(String stated, @Nullable String licence) {
    String collection =
        COLLECTION.replace("proprietary", stated).replace("rel: 'license'", "rel: 'x'");

    assertThat(dataset("", collection, ITEM).licence())
        .isEqualTo(licence == null ? null : Licence.stated(licence));
  }

  /** « various » in version 1.0: it is not stated which licence applies to which data. */
  @Test
  void severalLicencesAreAllSaidAndNoneIsThatOfTheWhole() {
    String collection =
        COLLECTION
            .replace("proprietary", "various")
            .replace(
                "{rel: 'about'",
                "{rel: 'license', href: 'https://x.example/by', title: 'BY'}, {rel: 'about'");

    Dataset dataset = dataset("", collection, ITEM);

    assertThat(dataset.licence()).isNull();
    assertThat(dataset.rights())
        .containsExactly(
            "Licence d’une partie : https://www.usgs.gov/data-policy",
            "Licence d’une partie : BY https://x.example/by");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"CC-BY-4.0, CC-BY-4.0", "other, -", "various, -"})
  void theLicenceOfAnItemIsThatOfItsFiles(String stated, @Nullable String licence) {
    String item = ITEM.replace("{datetime", "{license: '" + stated + "', datetime");

    assertThat(dataset("", item).distributions())
        .extracting(link -> ((Link) link).licence())
        .containsOnly(licence == null ? null : Licence.stated(licence));
  }

  /** In version 2 of the projection extension, and in earlier ones. */
  @ParameterizedTest
  @ValueSource(strings = {"'proj:code': 'EPSG:32630'", "'proj:epsg': 32630"})
  void resolutionAndReferenceSystemAreThoseOfTheFiles(String projection) {
    String item =
        ITEM.replace("{datetime", "{gsd: 30, " + projection + ", datetime")
            .replace("title: 'Red Band'", "title: 'Red Band', gsd: 15.0")
            .replace("roles: ['thumbnail']", "roles: ['thumbnail'], gsd: 1");

    assertThat(dataset("", item).resolution()).isEqualTo(15);
    assertThat(dataset("assets: ['nir'], ", item).resolution()).isEqualTo(30);
    assertThat(dataset("", item).conformsTo()).containsExactly(Standard.epsg(32630));
  }

  /** As in version 1.1, where assets override what the item says. */
  @Test
  void aFileMayStateItsOwnReferenceSystem() {
    String item =
        ITEM.replace("{datetime", "{'proj:code': 'EPSG:2154', datetime")
            .replace("title: 'Red Band'", "title: 'Red Band', 'proj:code': 'EPSG:32630'")
            .replace("roles: ['thumbnail']", "roles: ['thumbnail'], 'proj:code': 'EPSG:3857'");

    assertThat(dataset("", item).conformsTo())
        .containsExactly(Standard.epsg(2154), Standard.epsg(32630));
    assertThat(dataset("assets: ['red'], ", item).conformsTo())
        .containsExactly(Standard.epsg(32630));
    assertThat(dataset("", item.replace("'EPSG:32630'", "null")).conformsTo())
        .containsExactly(Standard.epsg(2154));
  }

  @Test
  void aProjectionWithoutACodeIsNoReferenceSystem() {
    String item = ITEM.replace("{datetime", "{'proj:code': null, 'proj:epsg': null, datetime");

    assertThat(dataset("", item).conformsTo()).isEmpty();
    assertThat(dataset("", item).resolution()).isNull();
  }

  /** The need for an account is that of the linked address, which may be an alternate one. */
  @Test
  void itIsToldWhatAFileIsAndWhetherItNeedsAnAccount() {
    String item =
        ITEM.replace(
                "title: 'Red Band'",
                "title: 'Red Band', updated: '2026-02-01T00:00:00Z',"
                    + " description: 'Reflectance of 0.65 µm'")
            .replace("{href: 's3:", "{'auth:refs': ['s3'], href: 's3:")
            .replace("files.example/nir.tif'", "files.example/nir.tif', 'auth:refs': ['oidc']");
    List<Link> links = dataset("", item).distributions().stream().map(link -> (Link) link).toList();

    assertThat(links)
        .extracting(Link::description)
        .containsExactly(
            "Reflectance of 0.65 µm. Produit LC08. Couverture nuageuse : 10 %.",
            "Produit LC08. Couverture nuageuse : 10 %. Téléchargement avec un compte.");
    assertThat(links)
        .extracting(Link::modified)
        .containsExactly("2026-02-01T00:00:00Z", "2026-01-03T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contact: {name: 'Jeanne Exemple', organization: 'LSCE', email: 'j@lsce.example'}",
        "contacts: [{name: 'X'}, {name: 'Jeanne Exemple', organization: 'LSCE',"
            + " emails: [{value: 'j@lsce.example'}]}]"
      })
  void theContactIsWhoCanBeWrittenTo(String contacts) {
    String collection = COLLECTION.replace("id: 'sr'", "id: 'sr', " + contacts);

    assertThat(dataset("", collection, ITEM).contact())
        .isEqualTo(new Contact("Jeanne Exemple, LSCE", "j@lsce.example", null));
  }

  @ParameterizedTest
  @CsvSource({
    "10.5/x, https://doi.org/10.5/x",
    "doi:10.5/x, https://doi.org/10.5/x",
    "http://dx.doi.org/10.5/x, https://doi.org/10.5/x",
    "[], https://stac.example/api/collections/sr",
    "N/A, https://stac.example/api/collections/sr"
  })
  void thePageOfTheDoiComesBeforeTheDocumentOfTheApi(String doi, URI page) {
    String collection =
        COLLECTION
            .replace("id: 'sr'", "id: 'sr', 'sci:doi': '%s'".formatted(doi))
            .replace("'about'", "'x'");

    assertThat(dataset("", collection, ITEM).landingPage()).isEqualTo(page);
  }

  @Test
  void thePageOfTheCitationComesBeforeTheDocumentOfTheApi() {
    String collection =
        COLLECTION.replace(
            "rel: 'about', href: 'https://www", "rel: 'cite-as', href: 'https://doi");

    assertThat(dataset("", collection, ITEM).landingPage())
        .isEqualTo(URI.create("https://doi.usgs.gov/landsat"));
  }

  @Test
  void itsDataAreLinkedWithWhatOneNeedsToDownloadThem() {
    Dataset dataset = dataset("access: 'Compte EROS nécessaire.', ", ITEM);

    assertThat(dataset.distributions())
        .containsExactly(
            new Link(
                "LC08/red",
                "Red Band – 2026-01-02",
                "Produit LC08. Couverture nuageuse : 10 %. Compte EROS nécessaire.",
                URI.create("https://files.example/red.tif"),
                "GEOTIFF",
                "image/vnd.stac.geotiff; cloud-optimized=true",
                12L,
                "sha256:abcd",
                "2026-01-03T00:00:00Z",
                null),
            new Link(
                "LC08/nir",
                "nir – 2026-01-02",
                "Produit LC08. Couverture nuageuse : 10 %. Compte EROS nécessaire.",
                URI.create("https://files.example/nir.tif"),
                null,
                null,
                null,
                null,
                "2026-01-03T00:00:00Z",
                null));
  }

  @ParameterizedTest
  @CsvSource({
    "'assets: [''red''], ',             LC08/red",
    "'assets: [''R*D''], ',             LC08/red",
    "'assets: [''*m*''], ',             LC08/thumbnail LC08/mtl",
    "'assets: [''r.d'', ''mt*''], ',    LC08/mtl"
  })
  void thePresetMayChooseAmongTheAssets(String option, String links) {
    assertThat(dataset(option, ITEM).distributions())
        .extracting(link -> ((Link) link).id())
        .containsExactly(links.split(" "));
  }

  /** Resolved by RFC 3986, also with characters that are wrongly left in file names. */
  @ParameterizedTest
  @CsvSource({
    "./mtl.txt,             https://stac.example/api/items/mtl.txt",
    "../../eau/mtl.txt,     https://stac.example/eau/mtl.txt",
    "/files/mtl.txt,        https://stac.example/files/mtl.txt",
    "//files.example/m.txt, https://files.example/m.txt",
    "Zone humide é.txt,     https://stac.example/api/items/Zone%20humide%20%C3%A9.txt",
    "./10:30.txt,           https://stac.example/api/items/10:30.txt"
  })
  void aRelativeAddressStartsAtTheItem(String href, String address) {
    assertThat(dataset("assets: ['mtl'], ", ITEM.replace("./mtl.txt", href)).distributions())
        .extracting(link -> ((Link) link).url())
        .containsExactly(URI.create(address));
  }

  /** Versions before 1.0, whose assets have no roles, and some no types. */
  @Test
  void withoutRolesTheDataAreWhatIsNoPreviewAndNoDescription() {
    String old =
        """
        {id: 'LC08', properties: {datetime: '2019-01-02T10:00:00Z'}, bbox: [-1, 46, 0, 47],
         assets: {
           thumbnail: {href: 'https://files.example/t'},
           metadata: {href: 'https://files.example/m'},
           MTL: {href: 'https://files.example/mtl.txt', type: 'text/plain'},
           B1: {href: 'https://files.example/b1.tif', title: '', 'eo:bands': [0]},
           mesures: {href: 'https://files.example/m.csv', type: 'text/csv'}}}""";

    assertThat(dataset("", old).distributions())
        .extracting(link -> ((Link) link).title())
        .containsExactly("B1 – 2019-01-02", "mesures – 2019-01-02");
  }

  @Test
  void aCollectionWithoutATitleIsCalledByItsIdentifier() {
    String untitled = COLLECTION.replace("'Surface reflectance'", "' '");

    assertThat(dataset("", untitled, ITEM).title()).isEqualTo("sr – CA du Niortais");
  }

  /** A server's error message is not a description of data. */
  @ParameterizedTest
  @ValueSource(
      strings = {"{code: 'NotFoundError', description: 'No collection sr'}", "[]", "'down'"})
  void whatIsNoCollectionDescribesNothing(String answer) {
    assertThat(reading(answer, ITEM).refusal(source("collections: ['sr']")).code())
        .isEqualTo(Code.UNEXPECTED_ANSWER);
  }

  @Test
  void filesThatAreNotOnTheWebAreNamedAtTheItem() {
    Link link =
        (Link) dataset("", ITEM.replace("https://files", "s3://files")).distributions().get(0);

    assertThat(link.url()).isEqualTo(URI.create("https://stac.example/api/items/LC08"));
    assertThat(link.description())
        .contains("Fichiers hors du web : s3://files.example/red.tif ; s3:");
  }

  @Test
  void anItemWithoutAnyFileIsLeftOut() {
    StacReading reading = reading(ITEM.replace("assets", "files"));

    assertThat(reading.badItem(source("collections: ['sr']")).notice().code())
        .isEqualTo(Code.BAD_URL);
  }

  /** GEODES puts sizes and checksums into a description, and the publication date into datetime. */
  @Test
  void theDialectOfGeodesIsUnderstood() {
    Dataset dataset =
        dataset(
            "",
            """
            {id: 'URN:1', bbox: [-1, 46, 0, 47],
             properties: {start_datetime: '2023-01-01T00:00:00Z', end_datetime: '2023-12-31T00:00:00Z',
                          datetime: '2024-05-01T00:00:00Z'},
             assets: {'OCS_2023.zip': {href: 'https://geodes.example/1', type: 'application/zip',
               title: 'OCS_2023.zip', roles: ['data'], description:
               'File size: 764210185 bytes\\n\\nChecksum MD5: 86F828C4C7E921615D1CD0476604F780'}}}""");
    Link link = (Link) dataset.distributions().get(0);

    assertThat(link.title()).isEqualTo("OCS_2023.zip – 2023-01-01");
    assertThat(link.bytes()).isEqualTo(764210185L);
    assertThat(link.checksum()).isEqualTo("md5:86f828c4c7e921615d1cd0476604f780");
    assertThat(dataset.temporal())
        .isEqualTo(new Period("2023-01-01T00:00:00Z", "2023-12-31T00:00:00Z"));
  }

  @Test
  void anItemMayBeADatasetOfItsOwn() {
    Dataset dataset = dataset("per: 'item', ", ITEM);

    assertThat(dataset.id().remoteId()).isEqualTo("sr/LC08");
    assertThat(dataset.title()).isEqualTo("Surface reflectance – CA du Niortais – LC08");
    assertThat(dataset.issued()).isEqualTo("2026-01-02T20:00:00Z");
  }

  @Test
  void aCollectionDescribedByHandIsNotAskedFor() {
    StacReading reading = reading(ITEM);

    Dataset dataset =
        reading
            .datasets(
                source(
                    """
                    collections: ['sr'], datasets: {sr: {title: 'Albédo – {territoire}',
                      description: 'À dériver.', licence: 'lov2', publisher: {name: 'USGS'}}}"""))
            .get(0);

    assertThat(dataset.title()).isEqualTo("Albédo – CA du Niortais");
    assertThat(dataset.distributions()).hasSize(2);
    assertThat(reading.door.asked()).hasSize(1);
  }

  @Test
  void aProductHasItsOwnTitleUnlessItsCollectionIsDescribedByHand() {
    String titled = ITEM.replace("{datetime", "{title: 'Niort, 2 January 2026', datetime");
    String byHand =
        "datasets: {sr: {title: 'Images', description: 'x', licence: 'lov2',"
            + " publisher: {name: 'USGS'}}}, ";

    assertThat(dataset("per: 'item', ", titled).title()).isEqualTo("Niort, 2 January 2026");
    assertThat(dataset("per: 'item', " + byHand, titled).title()).isEqualTo("Images – LC08");
  }

  private Dataset dataset(String options, String item) {
    return dataset(options, COLLECTION, item);
  }

  private Dataset dataset(String options, String collection, String item) {
    return reading(collection, item).datasets(source(options + "collections: ['sr']")).get(0);
  }

  private StacReading reading(String item) {
    return reading(COLLECTION, item);
  }

  private StacReading reading(String collection, String item) {
    return new StacReading(
        folder,
        Niortais.of("79191"),
        request ->
            json(request.method().equals("GET")
                    ? collection
                    : "{features: [" + item + "], numberMatched: 1}")
                .toString());
  }
}
