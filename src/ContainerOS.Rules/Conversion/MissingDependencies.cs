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
    private readonly List<(string Name, int Line)> paths = [];
    private readonly List<(string Name, int Line)> accounts = [];
    private readonly List<(string Name, int Line)> packages = [];

    /// <summary>Adds what a call would have created.</summary>
    internal void Add(ShellCall call)
    {
        var plain = call.Arguments.Select(argument => argument.Text).Where(text => text is not ['-', ..]).ToList();
        if (call.Program is "useradd" or "adduser" or "groupadd" && plain.Count > 0)
        {
            accounts.Add((plain[^1], call.At.Line));
        }
        else if (call.Program is "yum" or "dnf" or "apt" or "apt-get" && plain is ["install" or "localinstall", ..])
        {
            packages.AddRange(plain.Skip(1).Select(name => (name, call.At.Line)));
        }
    }

    /// <summary>Adds a path that would have been written.</summary>
    internal void Add(ShellWrite write)
    {
        if (ShellPaths.Normalize(write.Path.Text) is ['/', _, ..] path)
        {
            paths.Add((path, write.Path.At.Line));
        }
    }

    /// <summary>Finds what a call needs and is missing; null when nothing is missing.</summary>
    internal MissingDependency? FindNeededBy(ShellCall call)
    {
        var arguments = call.Arguments.Select(argument => argument.Text).ToList();
        return (
                call.Program == "systemctl"
                    ? Found(call, packages, true, package => arguments.Skip(1).Any(unit => IsServiceOf(package, unit)))
                    : null
            )
            ?? (
                FileTools.Contains(call.Program)
                    ? Found(
                        call,
                        paths,
                        true,
                        path => arguments.Any(argument => ShellPaths.IsBelow(ShellPaths.Normalize(argument), [path]))
                    )
                    : null
            )
            ?? (
                call.Program is "chown" or "chgrp" or "su"
                    ? Found(call, accounts, true, account => arguments.Any(argument => argument.Split(':').Contains(account)))
                    : null
            )
            ?? Found(call, packages, false, package => package == call.Program);
    }

    private static MissingDependency? Found(
        ShellCall call,
        List<(string Name, int Line)> lost,
        bool isCertain,
        Predicate<string> isNeeded
    ) =>
        lost.Find(each => each.Line < call.At.Line && isNeeded(each.Name)) is { Name: { } name } found
            ? new(call.Program, name, found.Line, isCertain)
            : null;

    /// <summary>The service of a package has the name of the package, or this name with a trailing <c>d</c>.</summary>
    private static bool IsServiceOf(string package, string unit) =>
        unit.Replace(".service", string.Empty, StringComparison.Ordinal) is var service && (service == package || service == package + "d");
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
