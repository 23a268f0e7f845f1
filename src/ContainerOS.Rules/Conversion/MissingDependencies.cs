using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Conversion;

/// <summary>The files, accounts and packages that the statements that are left out would have created.</summary>
internal sealed class MissingDependencies
{
    private static readonly HashSet<string> FileTools =
    [
        "chmod",
        "chown",
        "chgrp",
        "chcon",
        "restorecon",
        "mount",
        "cp",
        "mv",
        "cat",
        "tar",
        "source",
        ".",
        "su",
    ];
    private readonly Dictionary<string, int> paths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> packages = new(StringComparer.Ordinal);

    /// <summary>Adds what a call would have created.</summary>
    internal void Add(ShellCall call)
    {
        var plain = call.Arguments.Select(argument => argument.Text).Where(text => text is not ['-', ..]).ToList();
        if (call.Program is "useradd" or "adduser" or "groupadd" && plain.Count > 0)
        {
            accounts.TryAdd(plain[^1], call.At.Line);
        }
        else if (call.Program is "yum" or "dnf" or "apt" or "apt-get" && plain is ["install" or "localinstall", ..])
        {
            foreach (var name in plain.Skip(1))
            {
                packages.TryAdd(name, call.At.Line);
            }
        }
    }

    /// <summary>Adds a path that would have been written.</summary>
    internal void Add(ShellWrite write)
    {
        if (ShellPaths.Normalize(write.Path.Text) is ['/', _, ..] path)
        {
            paths.TryAdd(path, write.Path.At.Line);
        }
    }

    /// <summary>Finds what a call needs and is missing; null when nothing is missing.</summary>
    internal MissingDependency? FindNeededBy(ShellCall call)
    {
        if (paths.Count + accounts.Count + packages.Count == 0)
        {
            return null;
        }

        var arguments = call.Arguments.Select(argument => argument.Text).ToList();
        return (call.Program == "systemctl" ? First(arguments.Skip(1), packages, ServicePackage) : null) is { } service
                ? Certain(call, service)
            : (FileTools.Contains(call.Program) ? First(arguments, paths, KnownFolder) : null) is { } path ? Certain(call, path)
            : (
                call.Program is "chown" or "chgrp" or "su"
                    ? First(arguments.SelectMany(argument => argument.Split(':')), accounts, Itself)
                    : null
            )
                is { } account
                ? Certain(call, account)
            : packages.TryGetValue(call.Program, out var line) ? new(call.Program, call.Program, line, false)
            : null;
    }

    private static MissingDependency Certain(ShellCall call, (string Name, int Line) missing) =>
        new(call.Program, missing.Name, missing.Line, true);

    private static (string Name, int Line)? First(
        IEnumerable<string> arguments,
        Dictionary<string, int> missing,
        Func<Dictionary<string, int>, string, string?> find
    )
    {
        foreach (var argument in arguments)
        {
            if (find(missing, argument) is { } name)
            {
                return (name, missing[name]);
            }
        }

        return null;
    }

    private static string? Itself(Dictionary<string, int> missing, string name) => missing.ContainsKey(name) ? name : null;

    /// <summary>The service of a package has the name of the package, or this name with a trailing <c>d</c>.</summary>
    private static string? ServicePackage(Dictionary<string, int> missing, string unit)
    {
        var service = unit.Replace(".service", string.Empty, StringComparison.Ordinal);
        return Itself(missing, service) ?? (service.EndsWith('d') ? Itself(missing, service[..^1]) : null);
    }

    /// <summary>The path itself, or a missing folder above it.</summary>
    private static string? KnownFolder(Dictionary<string, int> missing, string argument)
    {
        for (var path = ShellPaths.Normalize(argument); path is ['/', _, ..]; path = path[..path.LastIndexOf('/')])
        {
            if (missing.ContainsKey(path))
            {
                return path;
            }
        }

        return null;
    }
}

/// <summary>What a call needs and is missing, because the statement that creates it is left out.</summary>
/// <param name="Program">The program that is called.</param>
/// <param name="Name">What it needs: a path, an account or a package.</param>
/// <param name="Line">The line that is left out.</param>
/// <param name="IsCertain">Whether nothing else can create it. A program may exist without the package.</param>
internal sealed record MissingDependency(string Program, string Name, int Line, bool IsCertain)
{
    internal Severity Severity => IsCertain ? Severity.Error : Severity.Warning;

    internal string Message =>
        IsCertain
            ? $"{Program} needs {Name}, and line {Line} is left out"
            : $"{Name} is called, and line {Line}, which installs it, is left out";

    internal string Why =>
        IsCertain ? $"what line {Line} sets up is not there" : $"{Name} is there only if the bootstrap container brings it";

    internal string Instead =>
        IsCertain ? "leave it out as well, or run both as a DaemonSet" : "try it on one node first, or do the work in a DaemonSet";
}
