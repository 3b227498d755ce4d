package io.atrium.server.health;

import java.util.concurrent.Callable;

/**
 * How to ask one component.
 *
 * @param id as in the installation's list of processes
 * @param address for people: where this server reaches it
 * @param question answers within seconds, or throws what is wrong
 */
public record ComponentCheck(String id, String address, Callable<Finding> question) {}
