using System.Text.RegularExpressions;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>Recognizes texts that are not shell scripts by how they start. The sources are the pages of the formats.</summary>
internal static partial class ScriptForm
{
    /// <summary>How a text of a format starts, compared without case, and the format.</summary>
    private static readonly (string Head, string Name)[] Heads =
    [
        ("#cloud-config", "cloud-config"),
        ("#cloud-boothook", "a cloud-init boot hook"),
        ("#include", "a cloud-init include file"),
        ("#part-handler", "a cloud-init part handler"),
        ("#upstart-job", "an Upstart job"),
        ("## template: jinja", "a cloud-init template"),
        ("##template: jinja", "a cloud-init template"),
        ("Content-Type:", "a MIME message"),
        ("MIME-Version:", "a MIME message"),
        ("<powershell>", "PowerShell"),
        ("<script>", "a Windows batch script"),
        ("@echo off", "a Windows batch script"),
        ("<?xml", "XML"),
        ("<!DOCTYPE", "HTML"),
        ("<html", "HTML"),
        ("[settings", "TOML"),
        ("-----BEGIN", "a PEM file"),
    ];

    /// <summary>The format of a text that is not a shell script; null for one that may be.</summary>
    internal static string? Of(string text)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
        foreach (var (head, name) in Heads)
        {
            if (start.StartsWith(head, StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }
        }

        if (start is ['{', not (' ' or '\t' or '\n' or '\r'), ..] && start[1] is '"' or '}')
        {
            return Json(start);
        }

        if (start is ['{', ..] && start[1..].TrimStart() is ['"', .. var rest] && rest.IndexOf("\":") > 0 && rest.IndexOf("\":") < 80)
        {
            return Json(start);
        }

        // The test command has a blank behind its bracket, so that a shell looks for a program of this name.
        if (start is ['[', '"' or '{' or ']' or (>= '0' and <= '9'), ..])
        {
            return Json(start);
        }

        if (start is ['[', ..] && start.IndexOf('\n') is var end && TomlTable().IsMatch(start[..(end < 0 ? start.Length : end)]))
        {
            return "TOML";
        }

        return start.Length == 0 || start.StartsWith("#!") ? null : OfFirstLine(start);
    }

    private static string Json(ReadOnlySpan<char> text) => text.IndexOf("\"ignition\"") is >= 0 and < 200 ? "an Ignition file" : "JSON";

    /// <summary>Classifies a text by the first line that is neither empty nor a comment.</summary>
    private static string? OfFirstLine(ReadOnlySpan<char> text)
    {
        foreach (var raw in text.EnumerateLines())
        {
            var line = raw.Trim();
            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            return YamlKey().IsMatch(line) ? Yaml(text)
                : line is "---" || line.StartsWith("- ") ? Yaml(text)
                : TomlTable().IsMatch(line) || TomlKey().IsMatch(line) ? "TOML"
                : PowerShell().IsMatch(line) ? "PowerShell"
                : Dockerfile().IsMatch(line) ? "a Dockerfile"
                : Python().IsMatch(line) ? "a Python script"
                : JavaScript().IsMatch(line) ? "a JavaScript program"
                : GoPackage().IsMatch(line) ? "a Go program"
                : HclBlock().IsMatch(line) ? "a Terraform configuration"
                : null;
        }

        return null;
    }

    private static string Yaml(ReadOnlySpan<char> text) =>
        text.IndexOf("machine:") >= 0 && text.IndexOf("version: v1alpha1") >= 0 ? "a Talos machine configuration"
        : text.IndexOf("variant: flatcar") >= 0 || text.IndexOf("variant: fcos") >= 0 ? "a Butane file"
        : text.IndexOf("kind: NodeConfig") >= 0 ? "a NodeConfig document"
        : "YAML";

    /// <summary>A key with a colon at the start of a line; a shell would look for a program with this name and a colon.</summary>
    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_.-]*:(?:[ \t]+[^ \t].*)?$")]
    private static partial Regex YamlKey();

    /// <summary>A table header such as <c>[settings.kubernetes]</c>. The test command has blanks inside its brackets.</summary>
    [GeneratedRegex("^\\[{1,2}[A-Za-z0-9_.\"'-]+\\]{1,2}[ \t]*(?:#.*)?$")]
    private static partial Regex TomlTable();

    /// <summary>A key with blanks around the equals sign and a TOML value. A shell assignment has no blanks.</summary>
    [GeneratedRegex("^[A-Za-z0-9_.-]+ += +(?:\"[^\"]*\"|true|false|[0-9.]+|\\[.*)[ \t]*(?:#.*)?$")]
    private static partial Regex TomlKey();

    /// <summary>The first instruction of a Dockerfile, in upper case as everyone writes it.</summary>
    [GeneratedRegex("^(?:FROM [^ ]+(?: AS [^ ]+)?|ARG [A-Za-z_]+(?:=[^ ]*)?)$")]
    private static partial Regex Dockerfile();

    /// <summary>An import without quotes. The program <c>import</c> of ImageMagick has file names with dots and options.</summary>
    [GeneratedRegex("^(?:import [A-Za-z_]+(?:, *[A-Za-z_]+)*|from [A-Za-z_.]+ import .*)$")]
    private static partial Regex Python();

    [GeneratedRegex("^(?:'use strict';?|(?:const|let) [A-Za-z_{].* = .*|import .* from ['\"].*['\"];?)$")]
    private static partial Regex JavaScript();

    [GeneratedRegex("^package [a-z]+$")]
    private static partial Regex GoPackage();

    /// <summary>A block with quoted labels, such as <c>resource "a" "b" {</c>.</summary>
    [GeneratedRegex("^(?:resource|data|module|variable|provider|terraform|output)(?: +\"[^\"]+\")* +\\{$")]
    private static partial Regex HclBlock();

    /// <summary>A cmdlet with an approved verb, a variable that is assigned with a dollar sign, or a parameter block.</summary>
    [GeneratedRegex(
        "^(?:\\$[A-Za-z_:]+ *= |(?:Set|Get|New|Write|Invoke|Start|Stop|Add|Remove|Install|Import|Enable|Disable)-[A-Z][A-Za-z]+(?: |$)"
            + "|param *\\(|<#)"
    )]
    private static partial Regex PowerShell();
}
