package fr.moisson.harvesters.model;

import java.net.URI;

/** A portal that can be configured to harvest our catalogue itself. */
public interface PullingPortal extends Portal {

  /** Path of the DCAT feed, relative to the root of a catalogue. */
  String DCAT_FEED = "catalog.rdf";

  /**
   * Makes our catalogue a harvest source of the portal, unless it already is one.
   *
   * @param catalogue its root, ending in a slash; each portal reads the feeds below it that it
   *     supports
   * @param title of the source, as shown to the portal's administrators
   */
  Registration register(URI catalogue, String title, Door door);

  /**
   * @param id the portal's id of the harvest source
   * @param isNew whether the source did not exist before
   * @param next what somebody still has to do on the portal, or when it will be read
   */
  record Registration(String id, boolean isNew, Notice next) {}
}
