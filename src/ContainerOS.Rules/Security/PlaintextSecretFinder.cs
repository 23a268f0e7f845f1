using System.Text.RegularExpressions;
using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Security;

/// <summary>
/// Finds plain-text secrets by unambiguous forms: access key ids of the vendor, private keys, variables with names of secrets. It never
/// quotes a secret.
/// </summary>
internal static partial class PlaintextSecretFinder
{
    private const int MinimumLength = 8;
    private static readonly string[] NameEndings = ["PASSWORD", "PASSWD", "SECRET", "TOKEN", "ACCESS_KEY", "API_KEY"];

    /// <summary>The kind of secret in a text; null when there is none.</summary>
    internal static string? Find(string text) =>
        text.Contains("LTAI", StringComparison.Ordinal) && KeyId().IsMatch(text) ? "an access key id"
        : text.Contains("PRIVATE KEY-----", StringComparison.Ordinal) && text.Contains("-----BEGIN ", StringComparison.Ordinal)
            ? "a private key"
        : null;

    /// <summary>
    /// The secrets in a script with their positions: those of any text, variables with names of secrets and literal values, options and
    /// headers with a secret.
    /// </summary>
    internal static IEnumerable<(ShellPosition At, string What)> Find(string text, ShellScript script)
    {
        List<(ShellPosition At, string What)>? found = null;
        foreach (var match in KeyId().EnumerateMatches(text))
        {
            (found ??= []).Add((PositionOf(text, match.Index), "an access key id"));
        }

        if (Find(text) is "a private key" and var key)
        {
            (found ??= []).Add((PositionOf(text, text.IndexOf("-----BEGIN ", StringComparison.Ordinal)), key));
        }

        foreach (var node in script.Nodes)
        {
            if (node is ShellAssignment assignment && IsSecretName(assignment.Name) && MayBeSecret(assignment.Value.Literal))
            {
                (found ??= []).Add((assignment.At, $"the value of {assignment.Name}"));
            }
        }

        foreach (var call in script.Calls)
        {
            SecretArgumentFinder.Find(call, ref found);
        }

        return found?.OrderBy(each => each.At.Line).ThenBy(each => each.At.Column) ?? (IEnumerable<(ShellPosition, string)>)[];
    }

    /// <summary>Whether a variable has the name of a secret.</summary>
    internal static bool IsSecretName(string name) =>
        Array.Exists(NameEndings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a value may be a secret: not a path, and not too short.</summary>
    internal static bool MayBeSecret(string? value) => value is { Length: >= MinimumLength } && value[0] is not ('/' or '@' or '-');

    private static ShellPosition PositionOf(string text, int index) =>
        new(text.AsSpan(0, index).Count('\n') + 1, index - (index == 0 ? -1 : text.LastIndexOf('\n', index - 1)));

    [GeneratedRegex("(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{8,26}(?![A-Za-z0-9])")]
    private static partial Regex KeyId();
}

/// <summary>
/// Finds plain-text secrets in the arguments of a command: exported variables, options such as <c>--password</c>, headers, URLs with a
/// password.
/// </summary>
internal static partial class SecretArgumentFinder
{
    private static readonly HashSet<string> Exporters = ["export", "readonly", "declare", "typeset", "local", "env"];
    private static readonly HashSet<string> Printers = ["echo", "printf"];
    private static readonly HashSet<string> Options =
    [
        "--password",
        "--passwd",
        "--token",
        "--secret",
        "--api-key",
        "--access-key",
        "--access-key-id",
        "--access-key-secret",
        "--secret-key",
        "--client-secret",
    ];

    /// <summary>Adds the secrets in the arguments of a command, with their positions.</summary>
    internal static void Find(ShellCall call, ref List<(ShellPosition At, string What)>? found)
    {
        var arguments = call.Arguments;
        for (var index = 0; index < arguments.Count && !Printers.Contains(call.Program); index++)
        {
            if (arguments[index] is { IsComplete: true } argument && Describe(call, index, argument.Text) is { } what)
            {
                (found ??= []).Add((argument.At, what));
            }
        }
    }

    private static string? Describe(ShellCall call, int index, string text)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = sign > 0 ? (text[..sign], text[(sign + 1)..]) : (text, Next(call.Arguments, index));
        return Options.Contains(name) && PlaintextSecretFinder.MayBeSecret(value) ? $"the value of {name}"
            : sign > 0
            && Exporters.Contains(call.Program)
            && PlaintextSecretFinder.IsSecretName(name)
            && PlaintextSecretFinder.MayBeSecret(value)
                ? $"the value of {name}"
            : Header().IsMatch(text) ? "the secret in a header"
            : Address().IsMatch(text) ? "the password in a URL"
            : null;
    }

    private static string? Next(ResolvedWords arguments, int index) =>
        index + 1 < arguments.Count && arguments[index + 1] is { IsComplete: true } next ? next.Text : null;

    [GeneratedRegex("^(Authorization: *[A-Za-z]+ +|(X-Auth-Token|Private-Token|X-Api-Key): *)[^ ]{8,}$", RegexOptions.IgnoreCase)]
    private static partial Regex Header();

    [GeneratedRegex("^[a-z]{2,10}://[^/:@ ]{1,200}:[^/@ ]{4,}@")]
    private static partial Regex Address();
}
