using System.Text.RegularExpressions;
using ContainerOS.Rules.Shell.Analysis;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Security;

/// <summary>Finds secrets that a call carries in clear: exported variables, options such as <c>--password</c>, headers, addresses with a password.</summary>
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

    /// <summary>Adds what the arguments of a call hold, with its place.</summary>
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
            : Header().IsMatch(text) ? "the secret of a header"
            : Address().IsMatch(text) ? "the password of an address"
            : null;
    }

    private static string? Next(ResolvedWords arguments, int index) =>
        index + 1 < arguments.Count && arguments[index + 1] is { IsComplete: true } next ? next.Text : null;

    [GeneratedRegex("^(Authorization: *[A-Za-z]+ +|(X-Auth-Token|Private-Token|X-Api-Key): *)[^ ]{8,}$", RegexOptions.IgnoreCase)]
    private static partial Regex Header();

    [GeneratedRegex("^[a-z]{2,10}://[^/:@ ]{1,200}:[^/@ ]{4,}@")]
    private static partial Regex Address();
}
