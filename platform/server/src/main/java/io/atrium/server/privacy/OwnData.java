package io.atrium.server.privacy;

import io.atrium.server.directory.OptOuts;
import io.atrium.server.http.Json;
import io.atrium.server.security.Caller;
import io.atrium.warehouse.query.MemberEvents;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Everything about a member as a ZIP: a few JSON files, and events as JSON Lines, one in memory at a time. */
final class OwnData {
    private static final String README = """
            What this installation has recorded about you.
            account.json             what your account says when you sign in
            directory.json           your row of the directory, with its history, and when you had opted out
            counts.json              how many events there are, by part and type
            events-usage.jsonl, events-collaboration.jsonl, events-business.jsonl
                                     your events as they are stored, one line each; member_no is your number in the directory
            events-received.jsonl    what others sent to you or did with you, without the others
            Language and appearance are kept by your browser alone. Not in this file: the audit log (kept for auditors), sign-ins,
            and events that could not be counted (dead letters).

            本系统记录的关于您的数据。
            account.json             登录时账号所含的信息
            directory.json           您在通讯录中的记录及其历史，以及您选择退出的时段
            counts.json              各部分、各类型的事件数量
            events-usage.jsonl、events-collaboration.jsonl、events-business.jsonl
                                     您的事件，按存储原样，每行一条；member_no 是您在通讯录中的编号
            events-received.jsonl    他人发给您或涉及您的事件，不含他人信息
            语言和外观只保存在您的浏览器中。本文件不包含：审计日志（供审计员使用）、登录记录，以及未能计入的事件（死信）。
            """;

    private final Caller caller;
    private final OwnMember member;
    private final List<DirectoryPeriod> history;
    private final List<OptOuts.Period> optOuts;
    private final List<MemberEvents.Count> counts;
    private final DataSource reader;

    OwnData(
            Caller caller,
            OwnMember member,
            List<DirectoryPeriod> history,
            List<OptOuts.Period> optOuts,
            List<MemberEvents.Count> counts,
            DataSource reader) {
        this.caller = caller;
        this.member = member;
        this.history = history;
        this.optOuts = optOuts;
        this.counts = counts;
        this.reader = reader;
    }

    private record AccountFile(
            String tenant,
            String subject,
            String username,
            String name,
            @Nullable String email,
            List<String> roles) {}

    private record DirectoryFile(OwnMember member, List<DirectoryPeriod> history, List<OptOuts.Period> optOuts) {}

    void writeTo(OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            file(zip, "README.txt", README.getBytes(StandardCharsets.UTF_8));
            file(
                    zip,
                    "account.json",
                    json(new AccountFile(
                            caller.tenant(),
                            caller.subject(),
                            caller.username(),
                            caller.name(),
                            caller.email(),
                            caller.roles().stream().sorted().toList())));
            file(zip, "directory.json", json(new DirectoryFile(member, history, optOuts)));
            file(zip, "counts.json", json(counts));
            for (MemberEvents.Part part : MemberEvents.Part.values()) {
                events(zip, part);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void events(ZipOutputStream zip, MemberEvents.Part part) throws IOException {
        zip.putNextEntry(new ZipEntry("events-" + part.name().toLowerCase(Locale.ROOT) + ".jsonl"));
        new MemberEvents(reader).forEach(part, caller.tenant(), member.no(), row -> line(zip, row));
        zip.closeEntry();
    }

    private static void line(ZipOutputStream zip, Object row) {
        try {
            zip.write(json(row));
            zip.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void file(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] json(Object value) throws IOException {
        return Json.mapper().writeValueAsBytes(value);
    }
}
