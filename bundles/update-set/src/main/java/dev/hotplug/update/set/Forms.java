package dev.hotplug.update.set;

import java.util.regex.Pattern;

/** Forms of the texts in a document. None of them permits a path, a wildcard or a control character. */
final class Forms {

    static final String ID_WORDS = "an id like group:artifact:version";
    static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,100}:[A-Za-z0-9_.-]{1,100}:[A-Za-z0-9_.+-]{1,100}");

    static final String VERSION_WORDS = "a version of letters, digits and \"._+-\", at most " + SetDocument.MAX_VERSION;
    static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0," + (SetDocument.MAX_VERSION - 1) + "}");

    static final String NAME_WORDS = "a name of letters, digits and \"._-\", at most 200";
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,200}");

    static final String PID_WORDS = "a PID of letters, digits and \"._~-\", at most 200";
    static final Pattern PID = Pattern.compile("[A-Za-z0-9_.~-]{1,200}");

    static final String OSGI_VERSION_WORDS = "a version as OSGi has it";
    static final Pattern OSGI_VERSION = Pattern.compile("[0-9]{1,9}\\.[0-9]{1,9}\\.[0-9]{1,9}(\\.[A-Za-z0-9_-]{1,100})?");

    static final String DIGEST_WORDS = "a SHA-256 of 64 lower-case hex digits";
    static final Pattern DIGEST = Blob.DIGEST;

    static final String LINE_WORDS = "a line of 1 to 200 characters";
    static final Pattern LINE = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]{1,200}");

    static final String TEXT_WORDS = "a text of at most 2000 characters";
    static final Pattern TEXT = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]{0,2000}");

    static final String EXACT_WORDS = "one exact value of 1 to 50 characters without * and ?";
    static final Pattern EXACT = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}*?]{1,50}");

    static final String ACTION_WORDS = "the name of an OCPP action";
    static final Pattern ACTION = Pattern.compile("[A-Za-z]{1,50}");

    static final String LABEL_WORDS = "a label of 1 to 20 letters, digits and \"-\"";
    static final Pattern LABEL = Pattern.compile("[A-Za-z0-9-]{1,20}");

    private Forms() {}
}
