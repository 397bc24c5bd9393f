/** What else may explain what a finding rests on, tried on the facts (docs/formats/explanations.md). The rules call it. */
package org.telltale.audit.explanations;
