using System.Globalization;
using System.Text;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData.Comparing;

/// <summary>Creates property changes in which secret values are hidden.</summary>
internal static class ChangeValues
{
    /// <summary>
    /// The user data of a live pool does not state which values are secret. If the new value is secret, the old one is hidden too, and for
    /// removed content or scripts only the size is shown.
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
