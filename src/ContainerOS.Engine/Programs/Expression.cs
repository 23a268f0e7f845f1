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
