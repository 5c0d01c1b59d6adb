package fr.moisson.harvesters.dcat.writing;

import fr.moisson.harvesters.dcat.Vocabulary;
import java.net.URI;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.vocabulary.RDF;

/**
 * One page of a feed, in terms of <a href="https://www.hydra-cg.com/spec/latest/core/">Hydra</a>:
 * data.gouv.fr and CKAN follow {@code hydra:next}, or {@code hydra:nextPage} of its drafts. There
 * is one view per page, which udata requires, and {@code hydra:totalItems} is on the view, where
 * data.europa.eu looks for it.
 *
 * @param number from 1
 * @param next number of the page to be read after this one; empty if there is none
 * @param last number of the last page
 * @param size maximum number of datasets per page
 * @param total number of datasets on all pages
 * @param addresses the address of a page by its number
 */
public record FeedPage(
    int number, OptionalInt next, int last, int size, long total, IntFunction<URI> addresses) {

  void describe(Description description, Description.About catalogue) {
    Description.About view =
        description
            .about(address(number))
            .type(Vocabulary.PARTIAL_VIEW)
            .type(Vocabulary.PAGED_COLLECTION)
            .add(Vocabulary.TOTAL_ITEMS, Vocabulary.integer(total))
            .add(Vocabulary.ITEMS_PER_PAGE, Vocabulary.integer(size));
    link(view, Vocabulary.FIRST, Vocabulary.FIRST_PAGE, 1);
    if (number > 1) {
      link(view, Vocabulary.PREVIOUS, Vocabulary.PREVIOUS_PAGE, number - 1);
    }
    next.ifPresent(page -> link(view, Vocabulary.NEXT, Vocabulary.NEXT_PAGE, page));
    link(view, Vocabulary.LAST, Vocabulary.LAST_PAGE, last);
    catalogue
        .add(RDF.type, Vocabulary.COLLECTION.asNode())
        .add(Vocabulary.TOTAL_ITEMS, Vocabulary.integer(total))
        .link(Vocabulary.VIEW, view);
  }

  private void link(Description.About view, Property term, Property draftTerm, int page) {
    view.link(term, address(page)).link(draftTerm, address(page));
  }

  private String address(int page) {
    return addresses.apply(page).toString();
  }
}
