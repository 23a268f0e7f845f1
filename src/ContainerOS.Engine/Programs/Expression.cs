using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Programs;

/// <summary>Something that has a value once what it refers to has one.</summary>
internal abstract record Expression(SourceMark Mark)
{
    /// <summary>The expressions directly inside.</summary>
    public virtual IEnumerable<Expression> Parts => [];

    /// <summary>This expression and all inside it.</summary>
    public IEnumerable<Expression> Whole => Parts.SelectMany(part => part.Whole).Prepend(this);

    /// <summary>The references inside.</summary>
    public IEnumerable<Reference> References => Whole.OfType<ReferenceExpression>().Select(expression => expression.Target);
}

/// <summary>A value written out.</summary>
internal sealed record LiteralExpression(SourceMark Mark, PropertyValue Value) : Expression(Mark);

/// <summary>The value something else has: <c>${a.b}</c> alone.</summary>
internal sealed record ReferenceExpression(SourceMark Mark, Reference Target) : Expression(Mark);

/// <summary>A text with values in it.</summary>
internal sealed record TextExpression(SourceMark Mark, IReadOnlyList<Expression> Pieces) : Expression(Mark)
{
    public override IEnumerable<Expression> Parts => Pieces;
}

/// <summary>A list.</summary>
internal sealed record ListExpression(SourceMark Mark, IReadOnlyList<Expression> Items) : Expression(Mark)
{
    public override IEnumerable<Expression> Parts => Items;
}

/// <summary>A map.</summary>
internal sealed record MapExpression(SourceMark Mark, IReadOnlyList<MapEntry> Entries) : Expression(Mark)
{
    public override IEnumerable<Expression> Parts => Entries.Select(entry => entry.Value);

    public MapEntry? Find(string name) => Entries.FirstOrDefault(entry => entry.Name == name);
}

/// <summary>One named value of a map.</summary>
internal sealed record MapEntry(SourceMark Mark, string Name, Expression Value);

/// <summary>A built-in function.</summary>
internal sealed record FunctionExpression(SourceMark Mark, BuiltIn Function, Expression Argument) : Expression(Mark)
{
    public override IEnumerable<Expression> Parts => [Argument];
}

/// <summary>A call of a plugin's function.</summary>
internal sealed record InvokeExpression(SourceMark Mark, string Token, Expression Arguments, string? Return) : Expression(Mark)
{
    public override IEnumerable<Expression> Parts => [Arguments];
}
