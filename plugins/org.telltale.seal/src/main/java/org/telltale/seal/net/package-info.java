/** The network, as far as signing needs it: questions to hosts that a person named. For this module. */
package org.telltale.seal.net;
