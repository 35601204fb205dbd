package dev.hotplug.station.transaction;

import dev.hotplug.loop.Stamp;
import dev.hotplug.model.ConnectorId;
import dev.hotplug.model.IdTag;
import dev.hotplug.store.Fields;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An open transaction as the store keeps it. The row exists exactly as long as the transaction is open: it is written
 * with the start event and deleted with the stop event, each time in one batch.
 *
 * @param registerWattHour the newest stored register (the checkpoint)
 * @param registerAt       when it was read
 */
record TransactionRow(Transaction transaction, double registerWattHour, Stamp registerAt) {

    static final String TABLE = "transactions";

    static String key(long localId) {
        return String.format("%019d", localId);
    }

    Fields write() {
        Fields fields = Fields.of(
                "connector", transaction.connector().toString(),
                "idTag", transaction.idTag().value(),
                "startedAt", transaction.startedAt().text(),
                "meterStart", Long.toString(transaction.meterStartWattHour()),
                "register", Double.toString(registerWattHour),
                "registerAt", registerAt.text());
        return transaction.parent().map(p -> fields.with("parent", p.value())).orElse(fields);
    }

    static TransactionRow read(String key, Fields fields) {
        Transaction transaction = new Transaction(
                Long.parseLong(key),
                new ConnectorId(Integer.parseInt(fields.required("connector"))),
                new IdTag(fields.required("idTag")),
                fields.text("parent").map(IdTag::new),
                Stamp.parse(fields.required("startedAt")),
                Long.parseLong(fields.required("meterStart")),
                OptionalInt.empty(),
                false);
        Optional<Stamp> at = fields.text("registerAt").map(Stamp::parse);
        double register = fields.text("register").map(Double::parseDouble).orElse((double) transaction.meterStartWattHour());
        return new TransactionRow(transaction, register, at.orElse(transaction.startedAt()));
    }
}
