/** STUN (RFC 8489, RFC 3489) and TURN (RFC 8656): a handset learns its public address, or has its calls relayed. */
package org.telltale.capture.stun;
