namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>The compound commands.</summary>
internal enum CompoundKind
{
    /// <summary><c>{ ...; }</c>.</summary>
    Group,

    /// <summary><c>( ... )</c>.</summary>
    Subshell,

    /// <summary><c>if</c>; conditions and bodies in turn, the last body is that of <c>else</c> when their number is odd.</summary>
    If,

    /// <summary><c>while</c> or <c>until</c>: the condition, then the body.</summary>
    While,

    /// <summary><c>for</c> or <c>select</c>.</summary>
    For,

    /// <summary><c>case</c>: a body an arm; the words are the subject and the patterns.</summary>
    Case,

    /// <summary><c>[[ ... ]]</c>.</summary>
    Condition,

    /// <summary><c>(( ... ))</c>.</summary>
    Arithmetic,
}
