namespace Aggregator.Server.Web.Serving;

/// <summary>Reads forms. Strangers write them, so a form that cannot be read is never a fault of ours.</summary>
internal static class RequestForms
{
    /// <returns>Null when the body does not say that it is a form.</returns>
    /// <exception cref="BadHttpRequestException">The form is malformed or too long; the pages answer with it.</exception>
    public static async Task<IFormCollection?> ReadAsync(HttpContext context)
    {
        try
        {
            return context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        }
        // Only the framework works here, on bytes of a stranger. For malformed ones it throws exceptions of many kinds: a body that
        // ends early (IOException), an odd charset (NotSupportedException), a part without a name (ArgumentException).
        catch (SystemException fault) when (fault is not (OperationCanceledException or BadHttpRequestException))
        {
            throw new BadHttpRequestException("The form cannot be read.", StatusCodes.Status400BadRequest, fault);
        }
    }
}
