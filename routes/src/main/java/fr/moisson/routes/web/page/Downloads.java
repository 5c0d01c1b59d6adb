package fr.moisson.routes.web.page;

import static fr.moisson.routes.web.frame.Formats.orEmpty;

import fr.moisson.harvesters.model.Distribution;
import fr.moisson.harvesters.model.LinkDetails;
import fr.moisson.harvesters.model.Origin;
import fr.moisson.harvesters.model.Receipt;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.frame.Formats;
import fr.moisson.routes.web.frame.Links;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files and services of a dataset, as rows of its page. */
record Downloads(Texts texts, WebSettings settings) {

  /**
   * The row of an extract.
   *
   * @param language language of the dataset's texts
   */
  Download of(Distribution.Extract extract, String language) {
    return new Download(
        language,
        extract.title(),
        "",
        extract.format(),
        orEmpty(new Formats(texts).size(extract.bytes())),
        "sha256:" + extract.sha256(),
        "",
        Links.file(extract.file()),
        settings.nameOf(extract.territory()),
        "",
        List.of());
  }

  /**
   * Address of the file that describes an extract and its other formats; empty if there is none.
   */
  String descriptor(Distribution.Extract extract) {
    return Links.file(extract.descriptor());
  }

  /**
   * @param language language of the dataset's texts
   */
  Download of(Distribution.Link link, String language) {
    Formats formats = new Formats(texts);
    return new Download(
        language,
        link.title(),
        orEmpty(link.description()),
        orEmpty(link.format()),
        orEmpty(formats.size(link.bytes())),
        orEmpty(link.checksum()),
        orEmpty(formats.date(link.modified())),
        orEmpty(Links.followed(link.url())),
        "",
        details(link.more(), formats),
        pages(link));
  }

  private String details(LinkDetails details, Formats formats) {
    List<String> sentences = new ArrayList<>();
    String issued = formats.date(details.issued());
    if (issued != null) {
      sentences.add(texts.get("download.issued", issued));
    }
    if (details.status() != null) {
      sentences.add(texts.get("download.status", texts.nameOf("status", details.status())));
    }
    if (details.availability() != null) {
      String availability = texts.nameOf("availability", details.availability());
      sentences.add(texts.get("download.availability", availability));
    }
    return String.join(" ", sentences);
  }

  private List<Page> pages(Distribution.Link link) {
    LinkDetails details = link.more();
    Stream<URI> ofService =
        Stream.ofNullable(link.service())
            .flatMap(
                service ->
                    Stream.concat(
                        service.documentation().stream(), service.descriptions().stream()));
    return Stream.concat(
            details.access().stream()
                .filter(one -> !one.equals(link.url()))
                .map(one -> page("download.access", one)),
            Stream.concat(details.documentation().stream(), ofService)
                .distinct()
                .map(one -> page("download.documentation", one)))
        .filter(page -> !page.href().isEmpty())
        .toList();
  }

  private Page page(String name, URI address) {
    return new Page(texts.get(name), orEmpty(Links.followed(address)));
  }

  /** How an extract was made, in sentences. */
  Account receipt(Distribution.Extract extract) {
    Receipt receipt = extract.receipt();
    List<String> sentences = new ArrayList<>();
    sentences.add(texts.get("receipt.in", receipt.rowsIn()));
    sentences.add(
        texts.get("receipt.kept", receipt.rowsOut(), settings.nameOf(extract.territory())));
    count(sentences, "receipt.outside", receipt.outside());
    count(sentences, "receipt.placeless", receipt.withoutPlace());
    count(sentences, "receipt.withheld", receipt.withheld());
    count(sentences, "receipt.excluded", receipt.excluded());
    count(sentences, "receipt.broken", receipt.broken());
    geometries(sentences, receipt);
    String rule = texts.nameOf("rule", receipt.rule());
    sentences.add(texts.get("receipt.rule", rule, receipt.contourVintage()));
    return new Account(
        sentences,
        Origin.name(extract.derivedFrom()),
        orEmpty(Links.followed(extract.derivedFrom())));
  }

  /** Says a number, except none. */
  private void count(List<String> sentences, String key, long number) {
    if (number > 0) {
      sentences.add(texts.get(key, number));
    }
  }

  private void geometries(List<String> sentences, Receipt receipt) {
    count(sentences, "receipt.empty", receipt.empty());
    count(sentences, "receipt.repaired", receipt.repaired());
    count(sentences, "receipt.cut", receipt.cut());
    if (receipt.area() != null) {
      sentences.add(
          texts.get("receipt.area", receipt.area().inside() / 1e4, receipt.area().whole() / 1e4));
    }
    if (receipt.length() != null) {
      sentences.add(
          texts.get(
              "receipt.length", receipt.length().inside() / 1e3, receipt.length().whole() / 1e3));
    }
  }

  /**
   * A row; unknown values are empty.
   *
   * @param href empty when the address may not be followed
   * @param territory only for an extract
   * @param details in sentences
   */
  record Download(
      String language,
      String title,
      String description,
      String format,
      String size,
      String checksum,
      String modified,
      String href,
      String territory,
      String details,
      List<Page> pages) {}

  /** A page about a file. */
  record Page(String name, String href) {}

  /** How one extract was made. */
  record Account(List<String> sentences, String origin, String originHref) {}
}
