using System.Globalization;
using System.Text;
using ContainerOS.Model.Locks;
using Newtonsoft.Json;

namespace ContainerOS.Locks;

/// <summary>
/// Writes a lock file. One pin is one line, sorted by release and region; every such line ends with a comma, because an item that is
/// always the same follows the last one. So a pin that is added or removed changes no other line.
/// </summary>
public static class LockFileWriter
{
    /// <summary>The text of a lock file. The same pins give the same bytes.</summary>
    public static string Write(ImageLock pins)
    {
        ArgumentNullException.ThrowIfNull(pins);
        var text = new StringBuilder();
        text.Append("{\n").Append(CultureInfo.InvariantCulture, $"  \"format\": {LockFileReader.Format},\n").Append("  \"pins\": [\n");
        foreach (var pin in pins.Pins)
        {
            text.Append("    ").Append(Line(pin)).Append(",\n");
        }

        return text.Append("    {\"end\": true}\n").Append("  ]\n").Append("}\n").ToString();
    }

    /// <summary>The line of one pin, without the comma.</summary>
    public static string Line(ImagePin pin)
    {
        ArgumentNullException.ThrowIfNull(pin);
        return Members([
            ("version", Quote(pin.Version.ToString())),
            ("region", Quote(pin.Region)),
            ("imageId", Quote(pin.ImageId)),
            ("imageName", Quote(pin.ImageName)),
            ("architecture", Quote(pin.Architecture)),
            ("kubernetes", Quote(pin.MinKubernetes is { } minimum ? $"{minimum.Major}.{minimum.Minor}" : null)),
            ("containerd", Quote(pin.Containerd)),
            ("kernel", Quote(pin.Kernel)),
            ("built", Quote(pin.Built?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            ("learnt", Members([("when", Quote(Time(pin.Learnt.When))), ("from", Quote(pin.Learnt.From))])),
            ("digest", Quote(pin.Digest)),
            (
                "revoked",
                pin.Revoked is { } revoked ? Members([("why", Quote(revoked.Why)), ("use", Quote(revoked.Use?.ToString()))]) : null
            ),
            ("quarantined", pin.Quarantined is { } held ? Members([("why", Quote(held.Why)), ("evidence", Quote(held.Evidence))]) : null),
            .. pin.OtherMembers.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => (member.Key, (string?)member.Value)),
        ]);
    }

    private static string Members(IReadOnlyList<(string Name, string? Json)> members) =>
        "{"
        + string.Join(", ", members.Where(member => member.Json is not null).Select(member => $"{Quote(member.Name)}: {member.Json}"))
        + "}";

    private static string? Quote(string? text) => text is null ? null : JsonConvert.ToString(text);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
