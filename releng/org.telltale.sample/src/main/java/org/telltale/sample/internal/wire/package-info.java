/** Nodes, IP packets and conversations of the synthetic network, with marks where exhibits were planted; for this module only. */
package org.telltale.sample.internal.wire;
