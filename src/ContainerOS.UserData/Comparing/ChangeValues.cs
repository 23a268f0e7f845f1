using System.Globalization;
using System.Text;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData.Comparing;

/// <summary>Values as a diff may show them.</summary>
internal static class ChangeValues
{
    /// <summary>
    /// What a live pool carries does not say that it is secret: of a value that becomes secret the old one is hidden too, and of free
    /// text that is gone only the size is told.
    /// </summary>
    internal static StepPropertyChange Change(string path, Value<string>? before, Value<string>? after)
    {
        var isSecret = before is { IsSecret: true } || after is { IsSecret: true };
        var isGone =
            after is null && (path.EndsWith(".content", StringComparison.Ordinal) || path.EndsWith(".script", StringComparison.Ordinal));
        return new StepPropertyChange(
            path,
            isSecret ? Hidden(before)
                : isGone ? Size(before)
                : before?.ToString(),
            isSecret ? Hidden(after) : after?.ToString()
        );
    }

    private static string? Hidden(Value<string>? value) => value is null ? null : "[secret]";

    private static string? Size(Value<string>? value) =>
        value is { IsKnown: true } known
            ? string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(known.Content)} bytes")
            : value?.ToString();
}
