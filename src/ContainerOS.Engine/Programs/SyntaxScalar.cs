using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Programs;

/// <summary>One value: a quoted text, or a plain one that may read as null, a truth value or a number.</summary>
internal sealed record SyntaxScalar(SourceMark Mark, string Text, bool IsPlain) : SyntaxNode(Mark)
{
    public PropertyValue Value => IsPlain ? PlainScalar.Resolve(Text) : Text;

    public override string Kind =>
        Value switch
        {
            PropertyNull => "null",
            PropertyBool => "a truth value",
            PropertyNumber => "a number",
            _ => "a text",
        };
}
