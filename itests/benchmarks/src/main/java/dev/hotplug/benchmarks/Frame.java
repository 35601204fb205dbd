package dev.hotplug.benchmarks;

/**
 * What has to be known of an OCPP-J frame, found by counting quotes instead of parsing: ids here are UUIDs or numbers, and no peer puts
 * blanks before the action.
 *
 * @param kind   2 CALL, 3 CALLRESULT, 4 CALLERROR
 * @param action of a CALL; the error code of a CALLERROR
 * @param text   the whole frame
 */
record Frame(int kind, String id, String action, String text) {

    static Frame of(String text) {
        int kind = text.charAt(text.indexOf('[') + 1) - '0';
        int idStart = text.indexOf('"') + 1;
        int idEnd = text.indexOf('"', idStart);
        String id = text.substring(idStart, idEnd);
        if (kind == 3) {
            return new Frame(kind, id, "", text);
        }
        int actionStart = text.indexOf('"', idEnd + 1) + 1;
        return new Frame(kind, id, text.substring(actionStart, text.indexOf('"', actionStart)), text);
    }

    boolean isCall(String wanted) {
        return kind == 2 && action.equals(wanted);
    }

    /** StartTransaction, MeterValues or StopTransaction. */
    boolean ofTransaction() {
        return kind == 2 && (action.equals("StartTransaction") || action.equals("MeterValues") || action.equals("StopTransaction"));
    }

    /** A whole number in the payload. */
    long number(String field) {
        int at = text.indexOf("\"" + field + "\":") + field.length() + 3;
        int end = at;
        while (Character.isDigit(text.charAt(end)) || text.charAt(end) == '-') {
            end++;
        }
        return Long.parseLong(text.substring(at, end));
    }
}
