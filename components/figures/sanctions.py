"""Charts of the sanctions page: listings by year and country; the illustrative supply chain and its removals."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from components.figures.template import INK, SERIES, blank
from model.network import Networks, RemovalResult, RoleSummary
from model.network.chain import Graph
from model.network.roles import ROLE_NAMES, ROLES, RoleName

TITLES = {role.name: role.title for role in ROLES}
# a role keeps its color in every chart
ROLE_COLORS: dict[str, str] = dict(
    zip(
        ("finance", "transport", "broker", "synthesis", "front", "supplier", "distribution"),
        (*SERIES, INK),
        strict=True,
    )
)
EDGE = "rgba(130,144,155,0.35)"


def first_seen_by_year(table: pd.DataFrame, years: Mapping[int, str], titles: Mapping[str, str]) -> go.Figure:
    """Listings first seen by year, a bar for each program side by side; table: year × program."""
    figure = blank(300)
    for color, program in zip(SERIES, table.columns, strict=False):
        figure.add_bar(
            x=[years[year].replace(", ", "<br>") for year in table.index], y=table[program], name=titles[str(program)],
            marker={"color": color}, hovertemplate="%{y:,d}",
        )  # fmt: skip
    figure.update_layout(barmode="group")
    figure.update_xaxes(type="category")
    figure.update_yaxes(title="Listings first seen", rangemode="tozero", tickformat=",d")
    return figure


def listings_by_country(table: pd.DataFrame) -> go.Figure:
    """Listings of one program by country: listed before the first list seen, and first seen since."""
    figure = blank(90 + 24 * len(table))
    for color, (column, name) in zip(
        (SERIES[4], SERIES[0]), (("before", "listed by May 22, 2021"), ("since", "first seen since")), strict=True
    ):
        figure.add_bar(
            x=table[column], y=table["country"], orientation="h", name=name, marker={"color": color},
            hovertemplate="%{x:,d}",
        )  # fmt: skip
    figure.update_layout(barmode="stack", hovermode="y unified", legend={"traceorder": "normal"})
    figure.update_xaxes(title="Listings", rangemode="tozero", tickformat=",d", showgrid=True)
    figure.update_yaxes(autorange="reversed", showgrid=False, ticklabelstandoff=6)
    return figure


def supply_chain(chain: Networks, moment: str, role: RoleName) -> go.Figure:
    """The chain as a drawing, a row for each role in the order of goods; `moment`: before, removal or regrown.

    Sizes are capacities. The role that is removed has its own color; removed actors are crosses, successors hollow.
    """
    figure = blank(470)
    places = _places(chain)
    graph = {"before": chain.before, "removal": chain.after, "regrown": chain.regrown}[moment]
    rest = [edge for edge in graph.edges if role not in (graph.nodes[edge[0]]["role"], graph.nodes[edge[1]]["role"])]
    own = [edge for edge in graph.edges if role in (graph.nodes[edge[0]]["role"], graph.nodes[edge[1]]["role"])]
    _lines(figure, places, rest, EDGE, 1.0)
    _lines(figure, places, own, ROLE_COLORS[role], 0.55)
    old = [node for node in graph if node in chain.before]
    _dots(figure, graph, places, [n for n in old if graph.nodes[n]["role"] != role], SERIES[4], "other roles")
    _dots(figure, graph, places, [n for n in old if graph.nodes[n]["role"] == role], ROLE_COLORS[role], TITLES[role])
    new = [node for node in graph if node not in chain.before]
    _dots(figure, graph, places, new, ROLE_COLORS[role], "successors", symbol="circle-open")
    if moment == "removal":
        gone = list(chain.removed)
        figure.add_scatter(
            x=[places[n][0] for n in gone], y=[places[n][1] for n in gone], mode="markers", name="removed",
            marker={"symbol": "x-thin", "size": 12, "line": {"width": 2.5, "color": ROLE_COLORS[role]}},
            hovertext=gone, hovertemplate="%{hovertext}, removed<extra></extra>",
        )  # fmt: skip
    figure.update_layout(hovermode="closest", legend={"traceorder": "normal"})
    figure.update_xaxes(visible=False, range=[-0.02, 1.02])
    figure.update_yaxes(
        tickvals=list(range(len(ROLES))), ticktext=[_short(r.title) for r in ROLES], autorange="reversed",
        showgrid=False, zeroline=False, ticklabelstandoff=8,
    )  # fmt: skip
    return figure


def flow_over_time(results: Mapping[RoleName, RemovalResult], role: RoleName) -> go.Figure:
    """Flow that reaches the market by quarter, percent of before; a line for each removed role, `role` the heaviest."""
    figure = blank(320)
    for name, result in results.items():
        figure.add_scatter(
            x=[moment.quarter for moment in result.moments], y=[100 * moment.flow for moment in result.moments],
            name=TITLES[name], mode="lines",
            line={"color": ROLE_COLORS[name], "width": 4 if name == role else 2, "shape": "hv",
                  "dash": "solid" if name == role else "dot"},
            hovertemplate="%{y:.0f}%",
        )  # fmt: skip
    figure.update_xaxes(title="Quarters after the removal (−1: before)", dtick=2 if _long(results) else 1)
    figure.update_yaxes(title="Flow, % of before", rangemode="tozero", ticksuffix="%")
    return figure


def effective_actors(before: Mapping[RoleName, float], after: Mapping[RoleName, float]) -> go.Figure:
    """Effective number of actors by role, before the removal and after regrowth; a role may lack the second."""
    figure = blank(80 + 34 * len(before))
    for values, title, color in ((before, "before", SERIES[4]), (after, "after regrowth", SERIES[1])):
        figure.add_bar(
            x=list(values.values()), y=[_short(TITLES[role]) for role in values], orientation="h", name=title,
            marker={"color": color}, hovertemplate="%{x:.1f}",
        )  # fmt: skip
    figure.update_layout(barmode="group", hovermode="y unified", legend={"traceorder": "normal"}, bargroupgap=0.05)
    figure.update_xaxes(title="Effective actors", rangemode="tozero", showgrid=True)
    figure.update_yaxes(autorange="reversed", showgrid=False, ticklabelstandoff=6)
    return figure


def central_and_hard_to_replace(rows: Sequence[RoleSummary]) -> go.Figure:
    """The target value of each role, 0 to 1, the highest first."""
    figure = blank(64 + 32 * len(rows))
    figure.add_bar(
        x=[row.target for row in rows], y=[_short(row.title) for row in rows], orientation="h",
        marker={"color": SERIES[0]},
        text=[f"{row.target:.2f}" for row in rows], textposition="outside", cliponaxis=False,
        hovertemplate="%{x:.3f}<extra></extra>",
    )  # fmt: skip
    figure.update_layout(showlegend=False, hovermode="closest", margin={"r": 40})
    figure.update_xaxes(title="Target value, 0 to 1", range=[0, 1.04], showgrid=True)
    figure.update_yaxes(autorange="reversed", showgrid=False, ticklabelstandoff=6)
    return figure


def _places(chain: Networks) -> dict[str, tuple[float, float]]:
    """Each actor's place: a row for its role; successors stand around the actor they follow."""
    places: dict[str, tuple[float, float]] = {}
    for stage, name in enumerate(ROLE_NAMES):
        actors = [node for node, data in chain.before.nodes(data=True) if data["role"] == name]
        for position, node in enumerate(actors):
            places[node] = ((position + 0.5) / len(actors), stage)
            heirs = [new for new in chain.regrown if new.rsplit(".", 1)[0] == node and new != node]
            for order, heir in enumerate(heirs):
                offset = (order + 0.5) / len(heirs) - 0.5
                places[heir] = ((position + 0.5 + 0.8 * offset) / len(actors), stage)
    return places


def _lines(
    figure: go.Figure, places: Mapping[str, tuple[float, float]], edges: Sequence[tuple[str, str]], color: str,
    opacity: float,
) -> None:  # fmt: skip
    x: list[float | None] = []
    y: list[float | None] = []
    for a, b in edges:
        x += [places[a][0], places[b][0], None]
        y += [places[a][1], places[b][1], None]
    figure.add_scatter(
        x=x, y=y, mode="lines", line={"color": color, "width": 1}, opacity=opacity, hoverinfo="skip", showlegend=False
    )


def _dots(
    figure: go.Figure, graph: Graph, places: Mapping[str, tuple[float, float]], nodes: Sequence[str], color: str,
    name: str, symbol: str = "circle",
) -> None:  # fmt: skip
    if not nodes:
        return
    figure.add_scatter(
        x=[places[n][0] for n in nodes], y=[places[n][1] for n in nodes], mode="markers", name=name,
        marker={"color": color, "symbol": symbol, "size": [6 + (graph.nodes[n]["capacity"] / 60) ** 0.5 for n in nodes],
                "line": {"width": 2 if symbol != "circle" else 0, "color": color}},
        customdata=[[n, graph.in_degree(n) + graph.out_degree(n)] for n in nodes],
        hovertemplate="%{customdata[0]}, %{customdata[1]} links<extra></extra>",
    )  # fmt: skip


def _short(title: str) -> str:
    return title.replace("Distribution in the United States", "Distribution, US")


def _long(results: Mapping[RoleName, RemovalResult]) -> bool:
    return any(len(result.moments) > 14 for result in results.values())
