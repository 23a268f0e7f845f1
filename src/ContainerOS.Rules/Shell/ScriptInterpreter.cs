using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Shell;

/// <summary>The interpreter in the first line of a script.</summary>
/// <param name="Program">The interpreter as written; of <c>#!/usr/bin/env sh</c>, the program that <c>env</c> looks for.</param>
/// <param name="Arguments">The words behind it.</param>
internal sealed record ScriptInterpreter(string Program, string[] Arguments)
{
    /// <summary>The name of the interpreter without its directory.</summary>
    internal string Name => ShellCall.Name(Program);

    /// <summary>Reads the first line of a script; null when it names no interpreter.</summary>
    internal static ScriptInterpreter? Of(string text)
    {
        if (!text.StartsWith("#!", StringComparison.Ordinal))
        {
            return null;
        }

        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var words = text[2..(end < 0 ? text.Length : end)].Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(words, word => word[0] != '-' && ShellCall.Name(word) != "env");
        return at < 0 ? null : new ScriptInterpreter(words[at], words[(at + 1)..]);
    }
}
