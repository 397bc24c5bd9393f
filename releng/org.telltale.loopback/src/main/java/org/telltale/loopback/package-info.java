/**
 * A Java agent for tests: nothing leaves the machine, and who tries is noted. {@code -javaagent:JAR=LOG}; children get it by the
 * environment variable {@code JAVA_TOOL_OPTIONS}.
 */
package org.telltale.loopback;
