/**
 * Events as they come through the door: CloudEvents 1.0 in JSON, one or a batch. Reading checks everything that needs no
 * directory and gives drafts; stamping a draft with the directory gives an event. The gateway uses it; problems name
 * the event, the field, a stable code, and what to do.
 */
@NullMarked
package io.atrium.contract.cloudevents;

import org.jspecify.annotations.NullMarked;
