using System.Text;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Programs;

/// <summary>
/// Parses <c>${}</c> in strings as pulumi-yaml does (<c>pkg/pulumiyaml/ast/interpolation.go</c>); <c>$$</c> is a literal <c>$</c>.
/// </summary>
internal static class Interpolation
{
    public static Expression Parse(SyntaxScalar scalar, DiagnosticBag bag)
    {
        if (scalar.Value is not PropertyString)
        {
            return new LiteralExpression(scalar.Location, scalar.Value);
        }
        try
        {
            return Combine(scalar.Location, [.. Split(scalar)]);
        }
        catch (FormatException fault)
        {
            bag.Error(scalar.Location, fault.Message);
            return new LiteralExpression(scalar.Location, PropertyNull.Instance);
        }
    }

    private static Expression Combine(SourceLocation location, List<Expression> pieces) =>
        pieces switch
        {
            [] => new LiteralExpression(location, string.Empty),
            [var only] => only,
            _ => new InterpolatedExpression(location, pieces),
        };

    private static IEnumerable<Expression> Split(SyntaxScalar scalar)
    {
        var (text, plain) = (scalar.Text, new StringBuilder());
        for (var at = 0; at < text.Length; )
        {
            if (text[at] != '$' || at + 1 == text.Length || text[at + 1] is not ('$' or '{'))
            {
                plain.Append(text[at++]);
                continue;
            }

            at += 2;
            if (text[at - 1] == '$')
            {
                plain.Append('$');
                continue;
            }

            if (plain.Length > 0)
            {
                yield return new LiteralExpression(scalar.Location, plain.ToString());
            }
            plain.Clear();
            var end = End(text, at);
            yield return new ReferenceExpression(scalar.Location, ParseReference(text[at..end]));
            at = end + 1;
        }

        if (plain.Length > 0)
        {
            yield return new LiteralExpression(scalar.Location, plain.ToString());
        }
    }

    private static int End(string text, int at)
    {
        var quoted = false;
        for (; at < text.Length; at++)
        {
            if (text[at] == '"' && text[at - 1] != '\\')
            {
                quoted = !quoted;
            }
            else if (text[at] == '}' && !quoted)
            {
                return at;
            }
        }

        throw new FormatException("'${' has no closing '}': close the reference, or write '$${' for a literal '${'");
    }

    private static Reference ParseReference(string text)
    {
        try
        {
            var path = PropertyPath.Parse(text.Trim());
            return path.Segments is [{ Name: { Length: > 0 } root }, ..]
                ? new Reference(root, new PropertyPath(path.Segments.RemoveAt(0)))
                : throw new FormatException("it must start with the name of a resource, variable or config value");
        }
        catch (FormatException fault)
        {
            throw new FormatException($"'${{{text}}}' is not a reference: {fault.Message}", fault);
        }
    }
}
