using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Programs;

/// <summary>An expression of the program.</summary>
internal abstract record Expression(SourceLocation Location)
{
    /// <summary>The direct subexpressions.</summary>
    public virtual IEnumerable<Expression> Children => [];

    /// <summary>This expression and all its descendants.</summary>
    public IEnumerable<Expression> SelfAndDescendants => Children.SelectMany(part => part.SelfAndDescendants).Prepend(this);

    /// <summary>All references in this expression.</summary>
    public IEnumerable<Reference> References => SelfAndDescendants.OfType<ReferenceExpression>().Select(expression => expression.Target);
}

/// <summary>A literal value.</summary>
internal sealed record LiteralExpression(SourceLocation Location, PropertyValue Value) : Expression(Location);

/// <summary>A string that is one reference: <c>${a.b}</c>.</summary>
internal sealed record ReferenceExpression(SourceLocation Location, Reference Target) : Expression(Location);

/// <summary>A reference to a resource, variable or config value, or to a property of it.</summary>
internal sealed record Reference(string Root, PropertyPath Path)
{
    public override string ToString() =>
        Path.Segments.IsEmpty ? Root
        : Path.Segments[0].Name is null ? Root + Path
        : $"{Root}.{Path}";
}

/// <summary>A string with several parts, some of them references.</summary>
internal sealed record InterpolatedExpression(SourceLocation Location, IReadOnlyList<Expression> Pieces) : Expression(Location)
{
    public override IEnumerable<Expression> Children => Pieces;
}

/// <summary>A list.</summary>
internal sealed record ListExpression(SourceLocation Location, IReadOnlyList<Expression> Items) : Expression(Location)
{
    public override IEnumerable<Expression> Children => Items;
}

/// <summary>A map.</summary>
internal sealed record MapExpression(SourceLocation Location, IReadOnlyList<MapEntry> Entries) : Expression(Location)
{
    public override IEnumerable<Expression> Children => Entries.Select(entry => entry.Value);

    public MapEntry? Find(string name) => Entries.FirstOrDefault(entry => entry.Name == name);
}

/// <summary>An entry of a map.</summary>
internal sealed record MapEntry(SourceLocation Location, string Name, Expression Value);

/// <summary>A call of a function of a package.</summary>
internal sealed record InvokeExpression(SourceLocation Location, string Token, Expression Arguments, string? Return) : Expression(Location)
{
    public override IEnumerable<Expression> Children => [Arguments];
}

/// <summary>A call of a built-in function.</summary>
internal sealed record FunctionExpression(SourceLocation Location, BuiltInFunction Function, Expression Argument) : Expression(Location)
{
    public override IEnumerable<Expression> Children => [Argument];
}

/// <summary>The supported built-in functions.</summary>
internal enum BuiltInFunction
{
    Secret,
    Join,
    ToJson,
    ToBase64,
    FromBase64,
    ReadFile,
    Select,
    Split,
}
