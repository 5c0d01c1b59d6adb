package fr.moisson.harvesters.model;

import java.net.URI;

/** A portal that can be told to harvest our catalogue by itself. */
public interface PullingPortal extends Portal {

  /** Where a catalogue has its DCAT feed, from its root. */
  String DCAT_FEED = "catalog.rdf";

  /**
   * Makes our catalogue a harvest source of the portal, unless it is one already.
   *
   * @param catalogue its root, with a slash at the end: each portal reads what it can of what lies
   *     under it
   * @param title of the source, as the portal's administrators will read it
   */
  Registration register(URI catalogue, String title, Door door);

  /**
   * @param id the portal's own, of the harvest source
   * @param isNew whether it was not there before
   * @param next what somebody still has to do on the portal, or when it will be read
   */
  record Registration(String id, boolean isNew, Notice next) {}
}
