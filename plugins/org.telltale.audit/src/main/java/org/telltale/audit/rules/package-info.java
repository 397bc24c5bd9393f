/** One small stateless class for each kind of finding: what it needs, what it concludes, its limits and its other explanations. */
package org.telltale.audit.rules;
