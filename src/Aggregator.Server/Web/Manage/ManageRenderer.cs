using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Aggregator.Server.Web.Manage;

/// <summary>Draws a page of <c>/manage</c>. It is made for one visitor and never kept.</summary>
internal sealed class ManageRenderer(IServiceProvider services, ILoggerFactory logging)
{
    /// <param name="component">Draws a page from its parameters Model and Frame.</param>
    public async Task<string> RenderAsync(Type component, object model, ManageFrame frame)
    {
        await using var renderer = new HtmlRenderer(services, logging);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = new Dictionary<string, object?> { ["Model"] = model, ["Frame"] = frame };
            return (await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters))).ToHtmlString();
        });
    }
}
