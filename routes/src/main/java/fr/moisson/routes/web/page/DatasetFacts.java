package fr.moisson.routes.web.page;

import static fr.moisson.routes.web.frame.Formats.orEmpty;

import fr.moisson.harvesters.dcat.Zones;
import fr.moisson.harvesters.model.Agent;
import fr.moisson.harvesters.model.Attribution;
import fr.moisson.harvesters.model.Contact;
import fr.moisson.harvesters.model.Coverage;
import fr.moisson.harvesters.model.Dataset;
import fr.moisson.harvesters.model.Licence;
import fr.moisson.harvesters.model.Period;
import fr.moisson.harvesters.model.Reference;
import fr.moisson.harvesters.model.Standard;
import fr.moisson.routes.portal.Entry;
import fr.moisson.routes.web.answer.Texts;
import fr.moisson.routes.web.answer.WebSettings;
import fr.moisson.routes.web.frame.Formats;
import fr.moisson.routes.web.frame.Links;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known about a dataset, as a list of terms; unknown facts are not listed. */
record DatasetFacts(Texts texts, WebSettings settings) {

  private static final int MOST_ZONES = 8;

  List<Fact> of(Entry entry) {
    Dataset dataset = entry.dataset();
    Formats formats = new Formats(texts);
    List<Fact> facts = new ArrayList<>();
    facts.add(publisher(dataset.publisher()));
    facts.add(licence(dataset.licence()));
    contact(dataset.contact()).forEach(facts::add);
    facts.addAll(parties(dataset));
    facts.add(fact("modified", formats.date(dataset.modified())));
    facts.add(fact("issued", formats.date(dataset.issued())));
    facts.add(fact("first", formats.day(entry.firstPublished())));
    facts.add(fact("frequency", frequency(dataset.frequency())));
    facts.add(fact("period", period(dataset.temporal(), formats)));
    facts.add(fact("coverage", coverage(dataset.coverage())));
    dataset
        .coverage()
        .elsewhere()
        .forEach(place -> facts.add(linked("coverage", place.toString(), Links.followed(place))));
    facts.add(
        fact(
            "themes",
            dataset.themes().stream().map(texts::theme).collect(Collectors.joining(", "))));
    String written = dataset.textLanguage();
    facts.add(fact("keywords", String.join(", ", dataset.keywords())).in(written));
    facts.add(fact("rights", String.join(" ", dataset.rights())).in(written));
    facts.add(fact("conformsTo", conformsTo(dataset)).in(written));
    dataset.references().forEach(one -> facts.add(reference(one).in(written)));
    dataset.sources().forEach(also -> facts.add(also(also)));
    facts.add(fact("source", dataset.id().source()));
    facts.add(fact("identifier", dataset.id().remoteId()));
    return facts.stream().filter(fact -> !fact.value().isEmpty()).toList();
  }

  private Fact publisher(@Nullable Agent agent) {
    return agent == null
        ? fact("publisher", texts.get("producer.none"))
        : linked("publisher", agent.name(), Links.followed(agent.homepage()));
  }

  private Fact licence(@Nullable Licence licence) {
    return licence == null
        ? fact("licence", texts.get("licence.none"))
        : linked("licence", licence.label(), Links.followed(licence.uri()));
  }

  private List<Fact> contact(@Nullable Contact contact) {
    if (contact == null) {
      return List.of();
    }
    String page = Links.followed(contact.url());
    String name = contact.name() == null && page != null ? page : contact.name();
    return List.of(
        linked("contact", orEmpty(name), page),
        linked("email", orEmpty(contact.email()), Links.mail(contact.email())));
  }

  /** Each party besides the publisher once, with all its roles. */
  private List<Fact> parties(Dataset dataset) {
    Map<Agent, List<String>> roles =
        dataset.attributions().stream()
            .filter(one -> !isPublisher(one.agent(), dataset))
            .collect(
                Collectors.groupingBy(
                    Attribution::agent,
                    LinkedHashMap::new,
                    Collectors.mapping(
                        one -> texts.nameOf("role", one.role()), Collectors.toList())));
    return roles.entrySet().stream()
        .map(
            party ->
                linked(
                    "party",
                    texts.get(
                        "party.roles",
                        party.getKey().name(),
                        party.getValue().stream().distinct().collect(Collectors.joining(", "))),
                    Links.followed(party.getKey().homepage())))
        .toList();
  }

  private static boolean isPublisher(Agent agent, Dataset dataset) {
    return dataset.publisher() != null && dataset.publisher().name().equals(agent.name());
  }

  private static String conformsTo(Dataset dataset) {
    return dataset.conformsTo().stream().map(Standard::title).collect(Collectors.joining(", "));
  }

  private Fact reference(Reference reference) {
    String term =
        switch (reference.part()) {
          case DOCUMENTATION -> "documentation";
          case RELATED -> "related";
          case REFERENCED_BY -> "referencedBy";
        };
    String name = reference.title() == null ? reference.address().toString() : reference.title();
    return linked(term, name, Links.followed(reference.address()));
  }

  /** Another address at which the same dataset is published. */
  private Fact also(URI address) {
    return linked("also", address.toString(), Links.followed(address));
  }

  private @Nullable String frequency(@Nullable String code) {
    return code == null ? null : texts.nameOf("frequency", code);
  }

  private @Nullable String period(@Nullable Period period, Formats formats) {
    if (period == null || (period.start() == null && period.end() == null)) {
      return null;
    }
    String start = orEmpty(formats.date(period.start()));
    String end = orEmpty(formats.date(period.end()));
    if (end.isEmpty()) {
      return texts.get("period.since", start);
    }
    return start.isEmpty()
        ? texts.get("period.until", end)
        : texts.get("period.between", start, end);
  }

  private String coverage(Coverage coverage) {
    List<String> places =
        Stream.concat(coverage.zones().stream().map(this::zone), coverage.places().stream())
            .toList();
    String named = places.stream().limit(MOST_ZONES).collect(Collectors.joining(", "));
    int more = places.size() - MOST_ZONES;
    return more > 0 ? texts.get("zone.more", named, more) : named;
  }

  private String zone(String zone) {
    int colon = zone.indexOf(':');
    String code = zone.substring(colon + 1);
    String name = settings.nameOf(code);
    if (!name.equals(code) || colon < 0) {
      return name;
    }
    return texts
        .find("zone." + zone.replace(':', '.'))
        .or(() -> texts.find("zone." + zone.substring(0, colon), code).map(it -> named(zone, it)))
        .orElse(zone);
  }

  /** A zone by its name, if that is known, with its kind and code. */
  private String named(String zone, String coded) {
    return Zones.name(zone).map(name -> texts.get("zone.named", name, coded)).orElse(coded);
  }

  private Fact fact(String term, @Nullable String value) {
    return linked(term, orEmpty(value), null);
  }

  private Fact linked(String term, String value, @Nullable String href) {
    return new Fact(texts.get("fact." + term), value, orEmpty(href), "");
  }

  /**
   * @param href empty if there is no link
   * @param language of the value; empty for that of the page
   */
  record Fact(String term, String value, String href, String language) {
    Fact in(String written) {
      return new Fact(term, value, href, written);
    }
  }
}
