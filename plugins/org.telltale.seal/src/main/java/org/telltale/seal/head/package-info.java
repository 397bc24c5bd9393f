/** Signatures of the heads of custody journals: detached CMS over the head's bytes, checked against certificates that the user trusts. */
package org.telltale.seal.head;
